package dev.beseda.llm.knowledge.documents;

import dev.beseda.testkit.readers.CostGrowth;
import dev.beseda.testkit.readers.HostileTexts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever a page of a PDF draws, it is read in a time in proportion to its length.
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class HostilePdfTest {
    private static final int SIZE = 30_000;
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final Bounds BOUNDS =
            new Bounds(100, 2_000_000, NOW.plusSeconds(1), Clock.fixed(NOW, ZoneOffset.UTC));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "|(a)Tj |",
                "|(a)Tj 1 0 Td |",
                "|(a)Tj -1 0 Td |",
                "|(a)Tj 0 -1 Td |",
                "|[(a)-9999(b)]TJ T* |",
                "(|a|)Tj",
                "(a)Tj ET |q |",
                "(a)Tj ET |1 0 0 1 0 0 cm |",
                "(a)Tj |ET BT |",
                "(a)Tj |[|",
                "(a)Tj |<<|"
            })
    void aPageIsReadInLinearTime(String shape) {
        CostGrowth.isLinear(SIZE, size -> pdf(HostileTexts.repeated(shape, size)), pdf -> PdfReader.read(pdf, BOUNDS));
    }

    private static byte[] pdf(String drawing) {
        try (var pdf = new PDDocument()) {
            var page = new PDPage();
            var resources = new PDResources();
            resources.put(COSName.getPDFName("F"), new PDType1Font(FontName.HELVETICA));
            page.setResources(resources);
            var content = ("BT /F 9 Tf 9 700 Td " + drawing).getBytes(StandardCharsets.US_ASCII);
            page.setContents(new PDStream(pdf, new ByteArrayInputStream(content)));
            pdf.addPage(page);
            var written = new ByteArrayOutputStream();
            pdf.save(written);
            return written.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
