using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.RegularExpressions;

namespace VideoStack.Tests.EndToEnd;

/// <summary>A mail in the local mailbox.</summary>
internal sealed record Mail(string To, string Subject, string Text, DateTimeOffset SentAt);

/// <summary>Opens accounts as a person would: register, answer the mail, sign in.</summary>
internal static partial class Accounts
{
    /// <summary>Who gets this address confirmed becomes administrator: a setting of the local platform.</summary>
    public const string FirstAdministrator = "admin@example.org";

    /// <summary>An address that nobody has yet.</summary>
    public static string NewAddress() => Secrets.Keep($"{Guid.NewGuid():N}@example.org", "an address");

    /// <summary>A password that nobody guesses.</summary>
    public static string NewPassword() => Secrets.Keep($"{Guid.NewGuid():N}", "a password");

    /// <summary>Registers an account and confirms its address.</summary>
    /// <param name="site">The platform's address.</param>
    /// <param name="email">Its address; a new one by default.</param>
    public static async Task<Account> OpenAsync(Uri site, string? email = null)
    {
        var account = new Account(site, email ?? NewAddress(), NewPassword());
        using var http = Client(site);
        using var registered = await http.PostAsJsonAsync("/api/auth/register", new { email = account.Email, password = account.Password, displayName = Secrets.Keep("Maria Test", "a display name") });
        await AssertStatusAsync(registered, HttpStatusCode.Created);
        var token = await TokenMailedToAsync(site, account.Email);
        using var confirmed = await http.PostAsJsonAsync("/api/auth/verify-email", new { token, password = account.Password });
        await AssertStatusAsync(confirmed, HttpStatusCode.NoContent);
        return account;
    }

    /// <summary>Opens a new account and signs in; answers a client that calls the API as its holder.</summary>
    public static async Task<HttpClient> OpenAndSignInAsync(Uri site, string? email = null) => (await OpenAsync(site, email)).Client();

    /// <summary>All mails to an address, the newest first.</summary>
    public static async Task<IReadOnlyList<Mail>> MailsToAsync(Uri site, string email)
    {
        using var http = Client(site);
        http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        var mails = await http.GetFromJsonAsync<List<Mail>>("/_local/mail");
        return [.. mails!.Where(mail => mail.To == email)];
    }

    /// <summary>The link in the newest mail to an address.</summary>
    public static async Task<Uri> LinkMailedToAsync(Uri site, string email)
    {
        var mails = await MailsToAsync(site, email);
        Assert.That(mails, Is.Not.Empty, $"no mail to {email}");
        var link = Link().Match(mails[0].Text);
        Assert.That(link.Success, Is.True, $"no link in the mail \"{mails[0].Text}\"");
        return new Uri(link.Value);
    }

    /// <summary>The token in the newest mail to an address: it stands in the link's fragment.</summary>
    public static async Task<string> TokenMailedToAsync(Uri site, string email) =>
        Secrets.Keep(
            (await LinkMailedToAsync(site, email)).Fragment.TrimStart('#').Split('&').Select(part => part.Split('=')).First(part => part[0] is "token" or "invitation")[1],
            "a mailed token");

    internal static async Task AssertStatusAsync(HttpResponseMessage answer, HttpStatusCode expected) =>
        Assert.That(answer.StatusCode, Is.EqualTo(expected), $"{answer.RequestMessage?.RequestUri?.AbsolutePath}: {await answer.Content.ReadAsStringAsync()}");

    private static HttpClient Client(Uri site) => new() { BaseAddress = site };

    [GeneratedRegex(@"https?://\S+#\S+")]
    private static partial Regex Link();
}
