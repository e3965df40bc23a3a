package org.foramen.fhir.edge;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import java.io.Writer;

/** Puts an {@link UnflushedWriter} between HAPI and the connection, for every answer that HAPI writes. */
@Interceptor
public final class UnflushedWriterInterceptor {

    @Hook(Pointcut.SERVER_OUTGOING_WRITER_CREATED)
    public Writer unflushed(Writer writer) {
        return new UnflushedWriter(writer);
    }
}
