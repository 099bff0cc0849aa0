package dev.beseda.llm.knowledge.documents.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecodingTest {
    private static final String TEXT = "Цена; товар\nдва";

    @Test
    void textsOfManyHousesAreRead() {
        assertThat(Decoding.text(TEXT.getBytes(StandardCharsets.UTF_8))).contains(TEXT);
        assertThat(Decoding.text(("\ufeff" + TEXT).getBytes(StandardCharsets.UTF_8)))
                .contains(TEXT);
        assertThat(Decoding.text(("\ufeff" + TEXT).getBytes(StandardCharsets.UTF_16LE)))
                .contains(TEXT);
        assertThat(Decoding.text(("\ufeff" + TEXT).getBytes(StandardCharsets.UTF_16BE)))
                .contains(TEXT);
        assertThat(Decoding.text(TEXT.getBytes(Charset.forName("windows-1251"))))
                .contains(TEXT);
        assertThat(Decoding.text("a\r\nb\rc".getBytes(StandardCharsets.UTF_8))).contains("a\nb\nc");
    }

    @Test
    void bytesThatAreNoTextAreNone() {
        var bytes = new byte[1000];
        for (int place = 0; place < bytes.length; place++) {
            bytes[place] = (byte) (place * 31);
        }

        assertThat(Decoding.text(bytes)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "a.txt, '', hello, TEXT",
        "A.MD, application/octet-stream, hello, MARKDOWN",
        "a.csv, application/vnd.ms-excel, 'a,b', CSV",
        "'', text/html; charset=utf-8, <p>, PAGE",
        "a.txt, text/plain, %PDF-1.7, PDF",
        "a.pdf, application/pdf, no pdf, ",
        "a.docx, application/zip, PK, ",
    })
    void aFileIsWhatItHoldsThenWhatItIsCalledThenWhatItsSenderSays(
            String name, String mediaType, String content, Kind kind) {
        var found = Kind.ofFile(name, mediaType, content.getBytes(StandardCharsets.UTF_8));

        assertThat(found.orElse(null)).isEqualTo(kind);
    }
}
