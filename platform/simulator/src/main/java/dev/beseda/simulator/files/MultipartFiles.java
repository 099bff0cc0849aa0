package dev.beseda.simulator.files;

import dev.beseda.simulator.http.Body;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerFileUpload;
import java.util.ArrayList;
import java.util.List;

/// Writes the files of one multipart body to disk while they come in.
public final class MultipartFiles {
    private static final long LARGEST = 50L << 20;

    private final FileStore files;
    private final Uploads uploads = new Uploads();
    private final List<Future<Void>> coming = new ArrayList<>();

    public MultipartFiles(FileStore files) {
        this.files = files;
    }

    public void take(HttpServerFileUpload file) {
        var place = files.freshPlace();
        var name = file.filename() == null || file.filename().isEmpty() ? file.name() : file.filename();
        coming.add(file.streamToFileSystem(place.toString()).map(written -> {
            var type = MimeTypes.ofName(name, file.contentType());
            uploads.add(file.name(), new Uploads.Part(place, name, type, file.size()));
            return null;
        }));
    }

    /// Fails when one of them is larger than Telegram takes.
    public Future<Uploads> all() {
        return Future.all(coming).map(written -> {
            if (uploads.largest() > LARGEST) {
                throw new Body.TooLarge();
            }
            return uploads;
        });
    }

    public void discardUnused() {
        Future.join(coming).onComplete(written -> uploads.discardUnused());
    }
}
