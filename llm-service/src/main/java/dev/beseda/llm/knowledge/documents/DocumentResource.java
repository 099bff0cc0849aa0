package dev.beseda.llm.knowledge.documents;

import dev.beseda.kit.identity.Caller;
import dev.beseda.kit.identity.Roles;
import dev.beseda.kit.problems.BadField;
import dev.beseda.kit.text.Cut;
import dev.beseda.kit.text.WireName;
import dev.beseda.kit.web.etags.IfMatch;
import dev.beseda.kit.web.input.QueryValue;
import dev.beseda.kit.web.paging.Page;
import dev.beseda.kit.web.paging.PageRequest;
import dev.beseda.llm.knowledge.ForeignServers;
import dev.beseda.llm.knowledge.KnowledgeOwners;
import dev.beseda.llm.knowledge.documents.rules.Kind;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/// Documents over HTTP.
@Path("/api/knowledge/documents")
@Tag(name = "Knowledge")
@RolesAllowed(Roles.EDITOR)
public class DocumentResource {
    private static final int LONGEST_TITLE = 200;

    private final Documents documents;
    private final ReadingWorker worker;
    private final ForeignServers servers;
    private final KnowledgeOwners knowledgeOwners;
    private final Vertx vertx;
    private final Caller caller;

    DocumentResource(
            Documents documents,
            ReadingWorker worker,
            ForeignServers servers,
            KnowledgeOwners knowledgeOwners,
            Vertx vertx,
            Caller caller) {
        this.documents = documents;
        this.worker = worker;
        this.servers = servers;
        this.knowledgeOwners = knowledgeOwners;
        this.vertx = vertx;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(operationId = "listDocuments", summary = "The documents of the workspace, oldest first")
    public Uni<Page<Document>> list(
            @BeanParam PageRequest page, @RestQuery Optional<String> bot, @RestQuery Optional<String> state) {
        var filter = new Documents.Filter(new QueryValue("bot", bot).uuid(), state.map(DocumentResource::state));
        return documents.page(caller.workspace(), page, filter);
    }

    @POST
    @ResponseStatus(201)
    @Consumes(MediaType.APPLICATION_JSON)
    @RequestBody(
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = DocumentDraft.class)),
                @Content(mediaType = MediaType.MULTIPART_FORM_DATA, schema = @Schema(implementation = UploadForm.class))
            })
    @Operation(
            operationId = "addDocument",
            summary = "Gives a text, a file (PDF, Markdown, text, CSV, HTML) or an address to read")
    public Uni<Document> add(@Valid @NotNull DocumentDraft draft) {
        if (draft.text() != null && draft.url() != null) {
            throw new BadField("url", "can't be given together with text: one of them is the document");
        }
        return knowledgeOwners
                .of(caller.workspace(), Optional.ofNullable(draft.bot()))
                .map(home -> draft.text() == null
                        ? new NewDocument(home, title(draft), Kind.PAGE, Optional.of(url(draft)), Optional.empty())
                        : new NewDocument(
                                home, title(draft), kind(draft), Optional.empty(), Optional.of(content(draft))))
                .chain(this::add);
    }

    @POST
    @ResponseStatus(201)
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(hidden = true)
    public Uni<Document> upload(
            @RestForm("file") @Nullable FileUpload file,
            @RestForm Optional<String> title,
            @RestForm Optional<String> bot) {
        if (file == null) {
            throw new BadField("file", "is needed: the document");
        }
        var wanted = new QueryValue("title", title.filter(text -> !text.isEmpty())).words(LONGEST_TITLE);
        var owner = new QueryValue("bot", bot.filter(text -> !text.isEmpty())).uuid();
        return knowledgeOwners
                .of(caller.workspace(), owner)
                .chain(home -> content(file)
                        .map(content -> new NewDocument(
                                home,
                                wanted.orElseGet(() -> title(file)),
                                kind(file, content),
                                Optional.empty(),
                                Optional.of(content)))
                        .chain(this::add));
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(operationId = "showDocument", summary = "One document, and how far its reading is")
    public Uni<Document> show(@RestPath UUID id) {
        return documents.get(caller.workspace(), id);
    }

    @DELETE
    @Path("{id}")
    @Operation(operationId = "deleteDocument", summary = "Takes a document away; no bot knows it any more")
    public Uni<Void> delete(@RestPath UUID id, @BeanParam IfMatch expected) {
        return documents.delete(caller.workspace(), id, expected);
    }

    /// A file and who is to know it, as a form.
    public record UploadForm(
            @Schema(type = SchemaType.STRING, format = "binary")
            String file,

            @Nullable String title,

            @Nullable UUID bot) {}

    private Uni<Document> add(NewDocument document) {
        return documents.add(document).invoke(worker::wake);
    }

    private Uni<byte[]> content(FileUpload file) {
        return Uni.createFrom()
                .completionStage(() -> vertx.fileSystem()
                        .readFile(file.uploadedFile().toString())
                        .toCompletionStage())
                .map(content -> content.getBytes());
    }

    private static Kind kind(FileUpload file, byte[] content) {
        return Kind.ofFile(
                        file.fileName(), Optional.ofNullable(file.contentType()).orElse(""), content)
                .orElseThrow(() -> new BadField("file", "must be a PDF, Markdown, text, CSV or HTML file"));
    }

    private static String title(FileUpload file) {
        var name = file.fileName().replace("\0", "");
        return name.isBlank() ? "Document" : Cut.to(LONGEST_TITLE, name);
    }

    private static Kind kind(DocumentDraft draft) {
        return draft.format() == DocumentDraft.Format.TEXT ? Kind.TEXT : Kind.MARKDOWN;
    }

    private static byte[] content(DocumentDraft draft) {
        return String.valueOf(draft.text()).getBytes(StandardCharsets.UTF_8);
    }

    private static String title(DocumentDraft draft) {
        if (draft.title() == null && draft.text() != null) {
            throw new BadField("title", "is needed with a text");
        }
        return Optional.ofNullable(draft.title()).orElse("");
    }

    private String url(DocumentDraft draft) {
        var url = Optional.ofNullable(draft.url())
                .orElseThrow(() -> new BadField("text", "is needed, or url, the address of a page"));
        servers.refusal(url).ifPresent(why -> {
            throw new BadField("url", "can't be read: " + why);
        });
        return url;
    }

    private static String state(String word) {
        try {
            return WireName.of(WireName.parse(Document.State.class, word));
        } catch (IllegalArgumentException unknown) {
            throw new BadField("state", "must be one of new, reading, ready, failed");
        }
    }
}
