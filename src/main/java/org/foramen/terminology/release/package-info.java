/**
 * Releases of a code system by date: which version is in force on a day, and whether a code could be reported then. ICD-10-CM
 * codes are chosen by the date of service: each release is for encounters and discharges within its fiscal year
 * (https://www.cms.gov/medicare/coding-billing/icd-10-codes).
 */
@NullMarked
package org.foramen.terminology.release;

import org.jspecify.annotations.NullMarked;
