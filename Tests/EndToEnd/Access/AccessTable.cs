using System.Net.Http.Json;
using System.Text;

namespace VideoStack.Tests.EndToEnd.Access;

/// <summary>What each kind of caller hears from one operation: status, and the kind of problem where it is a refusal.</summary>
/// <param name="Operation">The operationId.</param>
/// <param name="Request">The call, made anew for each caller.</param>
internal sealed record AccessRow(
    string Operation, Func<AccessWorld, Account?, Task<HttpRequestMessage>> Request, string Anonymous, string Viewer, string Owner, string Other, string Admin)
{
    public override string ToString() => Operation;
}

/// <summary>The one table of operation and caller. The owner and the other are creators; the film is the owner's, ready and private.</summary>
internal static class AccessTable
{
    private const string SignIn = "401 unauthenticated";
    private const string Forbidden = "403 forbidden";
    private const string NoFilm = "404 not-found";

    public static IReadOnlyList<AccessRow> Rows { get; } =
    [
        Everyone("Health", "200", Get("/api/health")),
        Everyone("GetJwks", "200", Get("/api/.well-known/jwks.json")),

        Everyone("Register", "201", Post("/api/auth/register", _ => new { email = Accounts.NewAddress(), password = Accounts.NewPassword(), displayName = "Someone" })),
        Everyone("Login", "200", Post("/api/auth/login", world => new { email = world.Owner.Email, password = world.Owner.Password })),
        Everyone("RefreshSession", "401 session-ended", Post("/api/auth/refresh")),
        Everyone("Logout", "204", Post("/api/auth/logout")),
        Everyone("VerifyEmail", "400 invalid-link", Post("/api/auth/verify-email", _ => new { token = "guessed", password = "guessed" })),
        Everyone("ForgotPassword", "202", Post("/api/auth/forgot-password", _ => new { email = Accounts.NewAddress() })),
        Everyone("ResetPassword", "400 invalid-link", Post("/api/auth/reset-password", _ => new { token = "guessed", password = Accounts.NewPassword() })),

        SignedIn("GetMe", "200", Get("/api/auth/me")),
        SignedIn("UpdateMe", "200", Send(HttpMethod.Patch, "/api/auth/me", (_, _) => new { displayName = "Someone else" })),
        SignedIn("EraseAccount", "403 wrong-password", Send(HttpMethod.Delete, "/api/auth/me", (_, _) => new { password = "not the password" })),
        SignedIn("ChangePassword", "204", Send(HttpMethod.Post, "/api/auth/password", (_, caller) => new { currentPassword = PasswordOf(caller), newPassword = PasswordOf(caller) })),
        SignedIn("EnrolMfa", "200", Send(HttpMethod.Post, "/api/auth/mfa", (_, caller) => new { password = PasswordOf(caller) })),
        SignedIn("ConfirmMfa", "400 validation", Send(HttpMethod.Post, "/api/auth/mfa/confirm", (_, _) => new { otp = "abcdef" })),
        SignedIn("DisableMfa", "204", Send(HttpMethod.Delete, "/api/auth/mfa", (_, caller) => new { password = PasswordOf(caller) })),
        SignedIn("CreateRecoveryCodes", "409 mfa-not-started", Send(HttpMethod.Post, "/api/auth/recovery-codes", (_, caller) => new { password = PasswordOf(caller) })),
        SignedIn("ListSessions", "200", Get("/api/auth/sessions")),
        SignedIn("RevokeSession", "404 no-such-session", Send(HttpMethod.Delete, $"/api/auth/sessions/{Guid.Empty}")),
        SignedIn("ExportAccount", "200", Get("/api/auth/export")),
        SignedIn("ListMyVideos", "200", Get("/api/me/videos")),
        SignedIn("ListMyDeletions", "200", Get("/api/me/deletions")),

        Admins("ListUsers", "200", Get("/api/admin/users")),
        Admins("UpdateUser", "200", async (world, _) => Message(HttpMethod.Patch, $"/api/admin/users/{await world.ViewerIdAsync()}", new { locked = false })),
        Admins("CreateInvitation", "201", Post("/api/admin/invitations", _ => new { email = Accounts.NewAddress() })),
        Admins("TakeDownVideo", "202", async (world, _) => Message(HttpMethod.Delete, $"/api/admin/videos/{await world.AnnounceFilmAsync()}", new { reason = "A test." })),

        new("CreateUpload", Post("/api/uploads", _ => AccessWorld.Announcement), SignIn, Forbidden, "201", "201", "201"),
        Owners("GetUploadStatus", "200", (world, _) => Task.FromResult(Message(HttpMethod.Get, $"/api/uploads/{world.FilmId}"))),
        Owners("SignParts", "200", async (world, _) => Message(HttpMethod.Post, $"/api/uploads/{await world.LargeFilmAsync()}/parts", new { partNumbers = new[] { 1 } })),
        Owners("ListParts", "200", async (world, _) => Message(HttpMethod.Get, $"/api/uploads/{await world.LargeFilmAsync()}/parts")),
        Owners("CompleteUpload", "409 upload-incomplete", async (world, _) => Message(HttpMethod.Post, $"/api/uploads/{await world.LargeFilmAsync()}/complete")),
        Owners("AbortUpload", "204", async (world, _) => Message(HttpMethod.Delete, $"/api/uploads/{await world.AnnounceFilmAsync()}")),
        Owners("DeleteVideo", "202", async (world, _) => Message(HttpMethod.Delete, $"/api/videos/{await world.AnnounceFilmAsync()}")),
        Owners("UpdateVideo", "200", async (world, _) => await world.ChangeAsync(new { title = "Another title" })),
        Owners("RetryTranscode", "409 not-retryable", (world, _) => Task.FromResult(Message(HttpMethod.Post, $"/api/videos/{world.FilmId}/retry"))),
        Owners("GetSource", "200", (world, _) => Task.FromResult(Message(HttpMethod.Get, $"/api/videos/{world.FilmId}/source"))),
        Owners("PutCaptions", "204", (world, _) => Task.FromResult(Captions(HttpMethod.Put, world, "WEBVTT\n\n00:00.000 --> 00:01.000\nHello.\n"))),
        Owners("DeleteCaptions", "204", (world, _) => Task.FromResult(Captions(HttpMethod.Delete, world, text: null))),

        Everyone("ListVideos", "200", Get("/api/videos")),
        new("GetVideo", (world, _) => Task.FromResult(Message(HttpMethod.Get, $"/api/videos/{world.FilmId}")), NoFilm, NoFilm, "200", NoFilm, "200"),
        new("GetPlayback", (world, _) => Task.FromResult(Message(HttpMethod.Get, $"/api/videos/{world.FilmId}/playback")), NoFilm, NoFilm, "200", NoFilm, "200"),
        Everyone("GetManifest", "403 forbidden", (world, _) => Task.FromResult(Message(HttpMethod.Get, $"/api/videos/{world.FilmId}/manifests/movie.m3u8?token=guessed"))),
        Everyone("RecordView", "400 validation", (world, _) => Task.FromResult(Message(HttpMethod.Post, $"/api/videos/{world.FilmId}/views", new { playbackId = "guessed" }))),
    ];

    private static AccessRow Everyone(string operation, string answer, Func<AccessWorld, Account?, Task<HttpRequestMessage>> request) =>
        new(operation, request, answer, answer, answer, answer, answer);

    private static AccessRow SignedIn(string operation, string answer, Func<AccessWorld, Account?, Task<HttpRequestMessage>> request) =>
        new(operation, request, SignIn, answer, answer, answer, answer);

    // The film is private: to all others it is not there, administrators included.
    private static AccessRow Owners(string operation, string answer, Func<AccessWorld, Account?, Task<HttpRequestMessage>> request) =>
        new(operation, request, SignIn, NoFilm, answer, NoFilm, NoFilm);

    private static AccessRow Admins(string operation, string answer, Func<AccessWorld, Account?, Task<HttpRequestMessage>> request) =>
        new(operation, request, SignIn, Forbidden, Forbidden, Forbidden, answer);

    private static Func<AccessWorld, Account?, Task<HttpRequestMessage>> Get(string path) => Send(HttpMethod.Get, path);

    private static Func<AccessWorld, Account?, Task<HttpRequestMessage>> Post(string path, Func<AccessWorld, object>? body = null) =>
        Send(HttpMethod.Post, path, body is null ? null : (world, _) => body(world));

    private static Func<AccessWorld, Account?, Task<HttpRequestMessage>> Send(HttpMethod method, string path, Func<AccessWorld, Account?, object>? body = null) =>
        (world, caller) => Task.FromResult(Message(method, path, body?.Invoke(world, caller)));

    private static HttpRequestMessage Message(HttpMethod method, string path, object? body = null) =>
        new(method, path) { Content = body is null ? null : JsonContent.Create(body) };

    private static HttpRequestMessage Captions(HttpMethod method, AccessWorld world, string? text) =>
        new(method, $"/api/videos/{world.FilmId}/captions/en") { Content = text is null ? null : new StringContent(text, Encoding.UTF8, "text/vtt") };

    private static string PasswordOf(Account? caller) => caller?.Password ?? "of nobody";
}
