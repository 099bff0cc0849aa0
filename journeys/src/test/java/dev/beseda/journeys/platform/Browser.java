package dev.beseda.journeys.platform;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The machine's own Chromium, without a window.
public final class Browser implements AutoCloseable {
    private static final List<String> OPTIONS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;

    private Browser(Playwright playwright, com.microsoft.playwright.Browser chromium) {
        this.playwright = playwright;
        this.chromium = chromium;
    }

    /// How a person looks at a page.
    public record View(int width, int height, ColorScheme scheme, String language) {}

    /// Where Chromium is, if it is on this machine.
    public static Optional<Path> found() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    public static Browser start(Path executable) {
        var playwright = Playwright.create();
        var options = new LaunchOptions().setExecutablePath(executable).setArgs(OPTIONS);
        return new Browser(playwright, playwright.chromium().launch(options));
    }

    /// A page of a fresh person with this view; closing its context ends it.
    public Page open(View view, String address) {
        var context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(view.width(), view.height())
                .setColorScheme(view.scheme())
                .setLocale(view.language()));
        context.setDefaultTimeout(TestPlatform.PATIENCE.toMillis());
        var page = context.newPage();
        var unused = page.navigate(address);
        return page;
    }

    @Override
    public void close() {
        chromium.contexts().forEach(BrowserContext::close);
        chromium.close();
        playwright.close();
    }
}
