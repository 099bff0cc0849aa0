package dev.beseda.llm.knowledge.documents;

import dev.beseda.llm.knowledge.documents.rules.Section;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/// Reads the text of a PDF page by page, and no more than the bounds allow.
final class PdfReader extends PDFTextStripper {
    private final Bounds bounds;
    private long characters;

    private PdfReader(Bounds bounds) {
        this.bounds = bounds;
        setSortByPosition(true);
    }

    static Reading read(byte[] content, Bounds bounds) {
        try (var pdf = Loader.loadPDF(content, "", null, null, IOUtils.createTempFileOnlyStreamCache())) {
            bounds.pages(pdf.getNumberOfPages());
            var sections = new PdfReader(bounds).sections(pdf);
            if (sections.isEmpty()) {
                throw new Unreadable("The PDF has no text: it may be made of pictures");
            }
            return new Reading(title(pdf), OptionalInt.of(pdf.getNumberOfPages()), sections);
        } catch (InvalidPasswordException locked) {
            throw new Unreadable("The PDF is locked with a password");
        } catch (IOException | RuntimeException | StackOverflowError broken) {
            throw broken instanceof Unreadable known ? known : new Unreadable("The PDF is broken and can't be read");
        }
    }

    private List<Section> sections(PDDocument pdf) throws IOException {
        var sections = new ArrayList<Section>();
        for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
            setStartPage(page);
            setEndPage(page);
            var text = getText(pdf).replace("\0", "").strip();
            if (!text.isEmpty()) {
                sections.add(new Section("", OptionalInt.of(page), text));
            }
        }
        return sections;
    }

    private static Optional<String> title(PDDocument pdf) {
        return Optional.ofNullable(pdf.getDocumentInformation().getTitle())
                .map(String::strip)
                .filter(title -> !title.isEmpty());
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        bounds.time();
        super.processOperator(operator, operands);
    }

    @Override
    protected void processTextPosition(TextPosition text) {
        bounds.characters(++characters);
        super.processTextPosition(text);
    }
}
