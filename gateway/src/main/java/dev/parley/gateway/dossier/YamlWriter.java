package dev.parley.gateway.dossier;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.StreamDataWriter;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.emitter.Emitter;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.ImplicitTuple;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.events.StreamStartEvent;

/**
 * Writes JSON as YAML for people to read and edit. What any reader of YAML, also one of version 1.1, could take for
 * something else than text is in quotation marks.
 */
final class YamlWriter {

    /** Texts that readers of YAML 1.1 take for a truth value or for nothing. */
    private static final Set<String> WORDS = Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");

    /** Letters, digits and what has no meaning in YAML, beginning with a letter and not ending with a space. */
    private static final Pattern PLAIN =
            Pattern.compile("\\p{L}(?:[\\p{L}\\p{M}\\p{N} ._/()'+,;~-]*[\\p{L}\\p{M}\\p{N}._/()'+,;~-])?");

    /** Lines of printable characters with single spaces between words; at most one line break at the end. */
    private static final Pattern LINES =
            Pattern.compile("[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}]+(?:[ \\n][\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}]+)*+\\n?");

    private static final int LONGEST_NAME_IN_ONE_LINE = 1000;

    private static final DumpSettings SETTINGS = DumpSettings.builder()
            .setSplitLines(false)
            .setMaxSimpleKeyLength(LONGEST_NAME_IN_ONE_LINE)
            .build();

    private final Emitter emitter;

    private YamlWriter(StreamDataWriter target) {
        this.emitter = new Emitter(SETTINGS, target);
    }

    /** The text, in UTF-8. */
    static byte[] write(JsonNode tree) {
        StringBuilder text = new StringBuilder();
        new YamlWriter(new StreamDataWriter() {
                    @Override
                    public void write(String part) {
                        text.append(part);
                    }

                    @Override
                    public void write(String part, int offset, int length) {
                        text.append(part, offset, offset + length);
                    }
                })
                .document(tree);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void document(JsonNode tree) {
        emitter.emit(new StreamStartEvent());
        emitter.emit(new DocumentStartEvent(false, Optional.empty(), Map.of()));
        value(tree);
        emitter.emit(new DocumentEndEvent(false));
        emitter.emit(new StreamEndEvent());
    }

    private void value(JsonNode value) {
        if (value.isObject()) {
            emitter.emit(new MappingStartEvent(Optional.empty(), Optional.empty(), true, FlowStyle.BLOCK));
            value.fields().forEachRemaining(property -> {
                text(property.getKey());
                value(property.getValue());
            });
            emitter.emit(new MappingEndEvent());
        } else if (value.isArray()) {
            emitter.emit(new SequenceStartEvent(Optional.empty(), Optional.empty(), true, FlowStyle.BLOCK));
            value.forEach(this::value);
            emitter.emit(new SequenceEndEvent());
        } else if (value.isTextual()) {
            text(value.textValue());
        } else {
            scalar(value.isBigDecimal() ? value.decimalValue().toPlainString() : value.asText(), ScalarStyle.PLAIN);
        }
    }

    private void text(String text) {
        if (isTextEverywhere(text)) {
            scalar(text, ScalarStyle.PLAIN);
        } else {
            scalar(text, isLines(text) ? ScalarStyle.LITERAL : ScalarStyle.DOUBLE_QUOTED);
        }
    }

    /** Dates, times and numbers in all their notations begin with a digit or a sign. */
    private static boolean isTextEverywhere(String text) {
        return PLAIN.matcher(text).matches() && !WORDS.contains(text.toLowerCase(Locale.ROOT));
    }

    /** Whether a text has several lines, and nothing in them that could be lost on the way through an editor. */
    private static boolean isLines(String text) {
        return text.indexOf('\n') >= 0 && LINES.matcher(text).matches();
    }

    /** The library takes another style where the text cannot be written in this one. */
    private void scalar(String text, ScalarStyle style) {
        emitter.emit(new ScalarEvent(Optional.empty(), Optional.empty(), new ImplicitTuple(true, true), text, style));
    }
}
