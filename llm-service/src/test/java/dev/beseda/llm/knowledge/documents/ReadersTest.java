package dev.beseda.llm.knowledge.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beseda.llm.knowledge.documents.rules.Section;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadersTest {
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Bounds BOUNDS = new Bounds(3, 1000, NOW.plusSeconds(1), CLOCK);

    @Test
    void aPdfIsReadPageByPage() throws IOException {
        var reading = PdfReader.read(pdf("", "Delivery takes two days", "", "Returns take two weeks"), BOUNDS);

        assertThat(reading.pages()).hasValue(3);
        assertThat(reading.title()).contains("Handbook");
        assertThat(reading.sections())
                .containsExactly(
                        new Section("", OptionalInt.of(1), "Delivery takes two days"),
                        new Section("", OptionalInt.of(3), "Returns take two weeks"));
    }

    @Test
    void aPdfThatCanNotBeReadSaysWhy() throws IOException {
        assertUnreadable(pdf("", "a", "b", "c", "d"), "has 4 pages, and 3 are read");
        assertUnreadable(pdf("", "x".repeat(1001)), "more than 1000 characters");
        assertUnreadable(pdf("", ""), "has no text");
        assertUnreadable(pdf("secret", "a"), "locked with a password");
        assertUnreadable("%PDF-1.7 and then nothing".getBytes(StandardCharsets.UTF_8), "is broken");
        var late = new Bounds(3, 1000, NOW.minusSeconds(1), CLOCK);
        assertThatThrownBy(() -> PdfReader.read(pdf("", "a"), late)).hasMessageContaining("takes too long");
    }

    @Test
    void aPageIsReadByItsHeadingsWithoutWhatIsOnEveryPage() {
        var page = """
                <html><head><title>Shop</title><style>p {}</style></head><body><nav>Home | Cart</nav>
                <main><h1>Delivery</h1><p>Two&nbsp;days.</p><ul><li>by courier</li><li>by post</li></ul>
                <h2>Abroad</h2><table><tr><td>Europe</td><td>9 days</td></tr></table>
                <script>track()</script></main><footer>© we</footer></body></html>
                """;

        var reading = page(page);

        assertThat(reading.title()).contains("Shop");
        assertThat(reading.sections()).extracting(Section::heading).containsExactly("Delivery", "Delivery › Abroad");
        assertThat(reading.sections().getFirst().text())
                .contains("days.", "- by courier", "- by post")
                .doesNotContain("Cart", "track");
        assertThat(reading.sections().getLast().text())
                .contains("Europe | 9 days")
                .doesNotContain("©");
    }

    @Test
    void aHeadingHasTheWordsThatAreSeen() {
        var heading = "<h2>Pay <b>by\n card</b><button>copy</button><a aria-hidden='TRUE'>#</a><br>now</h2>";

        assertThat(page(heading + "<p>Yes.").sections()).containsExactly(new Section("Pay by card now", "Yes."));
    }

    @Test
    void thePartWithMostOfTheTextIsReadAlone() {
        var article = "<article>The <main>whole story is here</main></article>";

        assertThat(page("<p>Before</p>" + article + "<p>After</p>").sections())
                .containsExactly(new Section("", "The whole story is here"));
        assertThat(page(article + article).sections())
                .containsExactly(new Section("", "The whole story is here\n\n\n\nThe whole story is here"));
    }

    @ParameterizedTest
    @Timeout(value = 10, threadMode = ThreadMode.SEPARATE_THREAD)
    @ValueSource(
            strings = {"<article>a</article>", "<article>a", "<main>", "<nav>a</nav>", "<p hidden>a<p>b", "<h2>a</h2>b"
            })
    void aPageOfTheSameThingAgainAndAgainIsReadAtOnce(String piece) {
        var reading = page(piece.repeat(100_000) + "<p>end");

        assertThat(reading.sections().getLast().text()).endsWith("end");
    }

    @Test
    @Timeout(value = 5, threadMode = ThreadMode.SEPARATE_THREAD)
    void namesOfColumnsAreNotRepeatedBeyondALimit() {
        var rows = "\n" + "1\n".repeat(40_000);

        assertThatThrownBy(() -> CsvReader.read("n".repeat(200_000) + rows, 500, BOUNDS))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("a name of more than 1000 characters");
        assertThatThrownBy(() -> CsvReader.read("n".repeat(900) + rows, 500, BOUNDS))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("more than 1000 characters of text");
    }

    @Test
    void aTableIsReadWhateverPartsItsColumns() {
        assertThat(CsvReader.read("name;price\n\"Чайник; красный\";10\n", 500, BOUNDS)
                        .sections())
                .containsExactly(new Section("rows 1–1", "name: Чайник; красный; price: 10"));
        assertThat(CsvReader.read("name\tprice\nCup\t5\n", 500, BOUNDS).sections())
                .containsExactly(new Section("rows 1–1", "name: Cup; price: 5"));
        assertThatThrownBy(() -> CsvReader.read("only,a,header\n", 500, BOUNDS)).hasMessageContaining("no rows");
        assertThatThrownBy(() -> CsvReader.read("a,b\n1,\"2\n", 500, BOUNDS)).hasMessageContaining("quotation mark");
    }

    private static Reading page(String html) {
        return PageReader.read(html.getBytes(StandardCharsets.UTF_8), Optional.of("UTF-8"));
    }

    private static void assertUnreadable(byte[] pdf, String why) {
        assertThatThrownBy(() -> PdfReader.read(pdf, BOUNDS))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining(why);
    }

    private static byte[] pdf(String password, String... pages) throws IOException {
        try (var pdf = new PDDocument()) {
            pdf.getDocumentInformation().setTitle("Handbook");
            for (var text : pages) {
                var page = new PDPage();
                pdf.addPage(page);
                try (var content = new PDPageContentStream(pdf, page)) {
                    content.beginText();
                    content.setFont(new PDType1Font(FontName.HELVETICA), 4);
                    content.newLineAtOffset(10, 700);
                    content.showText(text);
                    content.endText();
                }
            }
            if (!password.isEmpty()) {
                pdf.protect(new StandardProtectionPolicy(password, password, new AccessPermission()));
            }
            var bytes = new ByteArrayOutputStream();
            pdf.save(bytes);
            return bytes.toByteArray();
        }
    }
}
