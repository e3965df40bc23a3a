package org.foramen.fhir.documentation;

import com.rtfparserkit.converter.text.StringTextConverter;
import com.rtfparserkit.parser.RtfStreamSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.foramen.terminology.code.Message;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.hl7.fhir.r4.model.Attachment;

/** The text of an attachment that has it inline: plain text in UTF-8, HTML or RTF; anything else is refused by name. */
final class AttachmentText {

    private AttachmentText() {}

    /**
     * The text.
     *
     * @param path of the attachment, for messages
     */
    static String of(Attachment attachment, String path) {
        String type = attachment.hasContentType() ? attachment.getContentType() : "text/plain";
        String[] parts = type.toLowerCase(Locale.ROOT).split(";", 2);
        if (!attachment.hasData()) {
            throw new Refusal(Problem.unsupported(
                    "The attachment has its content elsewhere; send it inline, as data", path + ".data"));
        }
        byte[] data = attachment.getData();
        return switch (parts[0].strip()) {
            case "text/plain" -> utf8(data, parts, path);
            case "text/html", "application/xhtml+xml" -> HtmlText.of(utf8(data, parts, path));
            case "text/rtf", "application/rtf" -> rtf(data, path);
            default ->
                throw new Refusal(Problem.unsupported(
                        "The contentType " + Message.cut(type) + " is not read; send text/plain, text/html or text/rtf",
                        path + ".contentType"));
        };
    }

    private static String utf8(byte[] data, String[] type, String path) {
        boolean other = type.length > 1 && type[1].contains("charset") && !type[1].contains("utf-8");
        if (other && !type[1].contains("ascii")) {
            throw new Refusal(
                    Problem.unsupported("Text has to be in UTF-8, not" + Message.cut(type[1]), path + ".contentType"));
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(data))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw new Refusal(Problem.invalid("The data is not text in UTF-8", path + ".data"));
        }
    }

    private static String rtf(byte[] data, String path) {
        StringTextConverter converter = new StringTextConverter();
        try {
            converter.convert(new RtfStreamSource(new ByteArrayInputStream(data)));
        } catch (IOException | RuntimeException malformed) {
            throw new Refusal(Problem.invalid("The data cannot be read as RTF", path + ".data"));
        }
        return converter.getText();
    }
}
