package org.foramen.terminology.operation;

import java.util.List;
import org.foramen.terminology.code.Designation;
import org.foramen.terminology.codesystem.CompiledCodeSystem;

/**
 * The concept that a lookup found.
 *
 * @param codeSystem the code system version that answers
 * @param ordinal the concept in it
 * @param display in the language asked for, the code when the concept has no display
 * @param designations the ones that the request wants
 * @param request what was asked, since it decides which properties are told
 */
public record LookupAnswer(
        CompiledCodeSystem codeSystem,
        int ordinal,
        String display,
        List<Designation> designations,
        LookupRequest request) {}
