using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using VideoStack.Local.Graph;

namespace VideoStack.Local;

/// <summary>The first administrator, who owns the sample film: registered, confirmed and signed in as a person would be.</summary>
/// <param name="Email">To sign in with.</param>
/// <param name="Password">Drawn by lot at each start.</param>
internal sealed record SampleAccount(string Email, string Password)
{
    private const string TokenMark = "#token=";

    /// <summary>Opens the account and signs in: from now on the client's requests carry the access token.</summary>
    /// <exception cref="LocalException">The settings allow no such account, or the platform refused a step.</exception>
    public static async Task<SampleAccount> OpenAsync(LocalPlatform platform, HttpClient client, CancellationToken cancellation)
    {
        var email = platform.FirstAdministrator
            ?? throw new LocalException("The sample film belongs to the first administrator, and the settings name none. Start without --sample, or with --set firstAdministrator=admin@example.org");
        var account = new SampleAccount(email, RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyz23456789", 20));
        var registered = await PostAsync(
            client, "register", new() { ["email"] = email, ["password"] = account.Password, ["displayName"] = "Administrator" }, cancellation);
        if (registered.Text("confirmation") == "mailed")
            await PostAsync(client, "verify-email", new() { ["token"] = MailedToken(platform, email), ["password"] = account.Password }, cancellation);
        var session = await PostAsync(client, "login", new() { ["email"] = email, ["password"] = account.Password }, cancellation);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", session.Text("accessToken"));
        return account;
    }

    // The mail is there before the answer of what sent it.
    private static string MailedToken(LocalPlatform platform, string email)
    {
        var text = platform.Mailbox.Mails.FirstOrDefault(mail => mail.To.Contains(email, StringComparer.OrdinalIgnoreCase))?.Text ?? "";
        var start = text.IndexOf(TokenMark, StringComparison.Ordinal);
        if (start < 0) throw new LocalException($"The mail that asks {email} to confirm the address did not come.");

        var token = text[(start + TokenMark.Length)..];
        return Uri.UnescapeDataString(token.Split([' ', '\r', '\n', '&'], 2)[0]);
    }

    private static async Task<JsonNode> PostAsync(HttpClient client, string operation, JsonObject request, CancellationToken cancellation)
    {
        using var answer = await client.PostAsJsonAsync($"api/auth/{operation}", request, cancellation);
        var text = await answer.Content.ReadAsStringAsync(cancellation);
        if (!answer.IsSuccessStatusCode)
            throw new LocalException($"The platform refused the sample film's owner: {operation} answered {(int)answer.StatusCode}: {text}");
        return answer.StatusCode == HttpStatusCode.NoContent ? new JsonObject() : JsonNode.Parse(text)!;
    }
}
