package dev.beseda.journeys.bots;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.ColorScheme;
import dev.beseda.journeys.platform.Browser;
import dev.beseda.journeys.platform.Browser.View;
import dev.beseda.journeys.platform.TestPlatform;
import dev.beseda.local.demo.Demo;
import dev.beseda.local.demo.DemoBot;
import dev.beseda.local.stack.settings.PlatformService;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a person sees in a browser: the simulator's chat, and the description of the API.
/// Pictures of it are left in `target/screenshots`.
class ChatPageJourney {
    private static final Demo SURVEY = Demo.ofTemplate(TestPlatform.shared().api(), "survey");
    private static final Path SCREENSHOTS = Path.of("target/screenshots");
    private static final ContainsTextOptions PATIENTLY =
            new ContainsTextOptions().setTimeout(TestPlatform.PATIENCE.toMillis());

    private static Browser browser;

    @BeforeAll
    static void open() {
        var chromium = Browser.found();
        assumeThat(chromium)
                .as("Chromium is not installed: no page is looked at")
                .isPresent();
        var unused = new DemoBot(TestPlatform.shared().api(), SURVEY).ensure();
        browser = Browser.start(chromium.orElseThrow());
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    static Stream<View> views() {
        return Stream.of("ru", "en")
                .flatMap(language -> Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                        .flatMap(scheme -> Stream.of(
                                new View(1280, 800, scheme, language), new View(390, 844, scheme, language))));
    }

    @ParameterizedTest
    @MethodSource("views")
    void aPersonIsMadeWritesToTheBotAndReadsItsAnswers(View view) {
        var russian = view.language().equals("ru");
        var page = browser.open(view, TestPlatform.shared().stack().url("simulator") + "/simulator/");
        var faults = listenForFaults(page);

        page.selectOption("#bot", SURVEY.token().split(":")[0]);
        makePerson(page, russian ? "Анна" : "John");
        say(page, "/start");
        assertThat(page.locator("#messages"))
                .containsText(russian ? "Как вас зовут?" : "What is your name?", PATIENTLY);
        say(page, russian ? "Анна" : "John");
        assertThat(page.locator("#messages"))
                .containsText(russian ? "Чем могу помочь?" : "How can I help you?", PATIENTLY);

        picture(page, "chat", view);
        assertThat(faults).isEmpty();
        assertThat(overflow(page)).as("pixels that stick out at the side").isZero();
        page.context().close();
    }

    @Test
    void theDescriptionOfTheApiShowsItsOperations() {
        var view = new View(1280, 800, ColorScheme.LIGHT, "en");

        var page = browser.open(view, TestPlatform.shared().stack().url(PlatformService.GATEWAY) + "/api/docs");

        assertThat(page.locator("body")).containsText("/api/bots/{id}/set_webhook", PATIENTLY);
        assertThat(page.locator("body")).containsText("/api/conversations", PATIENTLY);
        picture(page, "reference", view);
        page.context().close();
    }

    private static void makePerson(Page page, String name) {
        page.locator("details:has(#new-user) summary").click();
        page.fill("#new-user [name=first_name]", name);
        page.locator("#new-user button").click();
        assertThat(page.locator("#user option:checked")).containsText(name, PATIENTLY);
    }

    private static void say(Page page, String text) {
        page.fill("#text", text);
        page.press("#text", "Enter");
        assertThat(page.locator("#messages li.user").last()).containsText(text, PATIENTLY);
    }

    private static List<String> listenForFaults(Page page) {
        var faults = new ArrayList<String>();
        page.onPageError(faults::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                faults.add(message.text());
            }
        });
        return faults;
    }

    private static int overflow(Page page) {
        var pixels = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        return ((Number) pixels).intValue();
    }

    private static void picture(Page page, String name, View view) {
        var file = "%s-%d-%s-%s.png"
                .formatted(name, view.width(), view.scheme().name().toLowerCase(Locale.ROOT), view.language());
        var unused = page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(file)));
    }
}
