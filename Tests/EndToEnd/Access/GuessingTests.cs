using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace VideoStack.Tests.EndToEnd.Access;

/// <summary>Whoever guesses passwords is stopped, hears nothing of use, and does the true owner no lasting harm.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class GuessingTests
{
    private const int AllowedAttempts = 5;

    private static Uri Site => PlatformFixture.Platform.Address;

    [Test]
    public async Task An_account_locks_and_its_owner_unlocks_it_by_mail()
    {
        var account = await Accounts.OpenAsync(Site);
        await LockAsync(account.Email);
        await AssertSignInAsync(account.Email, account.Password, HttpStatusCode.TooManyRequests, "even with the right password");

        using var http = new HttpClient { BaseAddress = Site };
        using var asked = await http.PostAsJsonAsync("/api/auth/forgot-password", new { email = account.Email });
        Assert.That(asked.StatusCode, Is.EqualTo(HttpStatusCode.Accepted));
        var token = await Accounts.TokenMailedToAsync(Site, account.Email);
        var fresh = Accounts.NewPassword();
        using var reset = await http.PostAsJsonAsync("/api/auth/reset-password", new { token, password = fresh });
        await Accounts.AssertStatusAsync(reset, HttpStatusCode.NoContent);
        await AssertSignInAsync(account.Email, fresh, HttpStatusCode.OK, "with the new password");
        await AssertSignInAsync(account.Email, account.Password, HttpStatusCode.Unauthorized, "with the old one");

        using var twice = await http.PostAsJsonAsync("/api/auth/reset-password", new { token, password = Accounts.NewPassword() });
        await Accounts.AssertStatusAsync(twice, HttpStatusCode.BadRequest);
    }

    [Test]
    public async Task An_administrator_unlocks_an_account()
    {
        var account = await Accounts.OpenAsync(Site);
        using var holder = account.Client();
        var userId = (string)(await holder.GetFromJsonAsync<JsonNode>("/api/auth/me"))!["userId"]!;
        await LockAsync(account.Email);
        using var admin = PlatformFixture.Administrator.Client();
        using var unlocked = await admin.PatchAsJsonAsync($"/api/admin/users/{userId}", new { locked = false });
        await Accounts.AssertStatusAsync(unlocked, HttpStatusCode.OK);
        await AssertSignInAsync(account.Email, account.Password, HttpStatusCode.OK, "unlocked");
    }

    [Test]
    public async Task A_lock_passes_with_time()
    {
        var account = await Accounts.OpenAsync(Site);
        var wait = await LockAsync(account.Email);
        Assert.That(wait, Is.GreaterThan(TimeSpan.Zero).And.LessThanOrEqualTo(TimeSpan.FromMinutes(1)), "the first lock is short");
        await Task.Delay(wait + TimeSpan.FromSeconds(1));
        await AssertSignInAsync(account.Email, account.Password, HttpStatusCode.OK, "after the time that Retry-After said");
    }

    [Test]
    public async Task Known_and_unknown_addresses_hear_the_same()
    {
        var known = await Accounts.OpenAsync(Site);
        var (heardKnown, heardUnknown) = (await GuessAsync(known.Email), await GuessAsync(Accounts.NewAddress()));
        Assert.That(heardKnown, Is.EqualTo(heardUnknown));

        using var http = new HttpClient { BaseAddress = Site };
        foreach (var email in new[] { known.Email, Accounts.NewAddress() })
        {
            using var forgot = await http.PostAsJsonAsync("/api/auth/forgot-password", new { email });
            Assert.That((forgot.StatusCode, await forgot.Content.ReadAsStringAsync()), Is.EqualTo((HttpStatusCode.Accepted, "")));
        }
    }

    // One try more than it takes to lock: what the caller hears each time.
    private static async Task<List<string>> GuessAsync(string email)
    {
        var heard = new List<string>();
        for (var tries = 0; tries <= AllowedAttempts; tries++)
        {
            using var answer = await SignInAsync(email, "a wrong password");
            heard.Add($"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()} {string.Join(' ', answer.Headers.Select(header => header.Key).Order())}");
        }

        return heard;
    }

    // Answers how long the lock lasts.
    private static async Task<TimeSpan> LockAsync(string email)
    {
        for (var tries = 0; tries < AllowedAttempts; tries++)
        {
            using var wrong = await SignInAsync(email, "a wrong password");
            Assert.That(wrong.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized), $"try {tries + 1}");
        }

        using var locked = await SignInAsync(email, "a wrong password");
        await Accounts.AssertStatusAsync(locked, HttpStatusCode.TooManyRequests);
        return locked.Headers.RetryAfter!.Delta!.Value;
    }

    private static async Task AssertSignInAsync(string email, string password, HttpStatusCode expected, string when)
    {
        using var answer = await SignInAsync(email, password);
        Assert.That(answer.StatusCode, Is.EqualTo(expected), when);
    }

    private static async Task<HttpResponseMessage> SignInAsync(string email, string password)
    {
        using var http = new HttpClient { BaseAddress = Site };
        return await http.PostAsJsonAsync("/api/auth/login", new { email, password });
    }
}
