using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Microsoft.Playwright;

namespace VideoStack.Tests.EndToEnd;

/// <summary>Two-step sign-in in a real browser, with an authenticator app of the tests' own.</summary>
public sealed class SecondFactorPageTests : BrowserTest
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    [Test]
    public async Task A_second_factor_is_set_up_asked_for_and_turned_off()
    {
        var account = await Accounts.OpenAsync(PlatformFixture.Platform.Address);
        await SignInAsync(account, "/account");
        await PressAsync("Turn on");
        await FillPasswordAsync(account, "Continue");
        await Assertions.Expect(Page.GetByRole(AriaRole.Img, new() { Name = "QR code for your authenticator app" })).ToBeVisibleAsync();
        var uri = new Uri((await Page.GetByRole(AriaRole.Link, new() { Name = "Open in an app" }).GetAttributeAsync("href"))!);
        var secret = Secret(uri);
        await Page.GetByLabel("Code", new() { Exact = true }).FillAsync(Code(secret, DateTimeOffset.UtcNow));
        await Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Turn on" }).ClickAsync();
        await ExpectHeadingAsync("Keep these recovery codes");
        var recovery = await Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Listitem).First.InnerTextAsync();
        var download = await Page.RunAndWaitForDownloadAsync(() => PressAsync("Download"));
        Assert.That(await File.ReadAllTextAsync(await download.PathAsync()), Does.StartWith(recovery));
        await Page.Keyboard.PressAsync("Escape");
        await ExpectHeadingAsync("Keep these recovery codes"); // Not lost by a slip of the finger.
        await PressAsync("I have kept them");
        await Assertions.Expect(Page.GetByText("10 recovery codes are left.")).ToBeVisibleAsync();
        AssertNoComplaints();

        await LeaveAndBeginAsync(account);
        await Page.GetByLabel("Code", new() { Exact = true }).FillAsync("000000");
        await PressAsync("Sign in");
        await ExpectAlertAsync("This code is not right");
        // The code that confirmed is used up; clocks may differ by a period, so the next one counts already.
        await Page.GetByLabel("Code", new() { Exact = true }).FillAsync(Code(secret, DateTimeOffset.UtcNow.AddSeconds(30)));
        await PressAsync("Sign in");
        await Page.WaitForURLAsync("/");

        await LeaveAndBeginAsync(account);
        await PressAsync("Use a recovery code instead");
        await Page.GetByLabel("Recovery code").FillAsync(recovery);
        await PressAsync("Sign in");
        await Page.WaitForURLAsync("/");

        await Page.GotoAsync("/account");
        await Assertions.Expect(Page.GetByText("9 recovery codes are left.")).ToBeVisibleAsync();
        await PressAsync("Turn off");
        await FillPasswordAsync(account, "Turn off");
        await Assertions.Expect(Button("Turn on")).ToBeVisibleAsync();
        AssertNoComplaints(refusals: true);
    }

    private async Task FillPasswordAsync(Account account, string submit)
    {
        var dialog = Page.GetByRole(AriaRole.Dialog);
        await Assertions.Expect(dialog.GetByLabel("Password", new() { Exact = true })).ToBeFocusedAsync();
        await dialog.GetByLabel("Password", new() { Exact = true }).FillAsync(account.Password);
        await dialog.GetByRole(AriaRole.Button, new() { Name = submit }).ClickAsync();
    }

    private async Task LeaveAndBeginAsync(Account account)
    {
        await Page.GetByText("Maria Test").ClickAsync();
        // The page that it leads to may be the one that is open, so its address tells nothing: a mark on the old document does.
        await Page.EvaluateAsync("() => { window.isOld = true; }");
        await PressAsync("Sign out");
        await Page.WaitForFunctionAsync("() => window.isOld === undefined && document.readyState === 'complete'");
        await Page.GotoAsync("/sign-in");
        await EnterAsync(account.Email, account.Password);
        await ExpectHeadingAsync("One more step");
    }

    private static byte[] Secret(Uri uri)
    {
        Assert.That(uri.Scheme, Is.EqualTo("otpauth"));
        var base32 = uri.Query.TrimStart('?').Split('&').Select(pair => pair.Split('=')).Single(pair => pair[0] == "secret")[1];
        var bits = string.Concat(base32.Select(letter => Convert.ToString(Alphabet.IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(chunk => chunk.Length == 8).Select(chunk => Convert.ToByte(new string(chunk), 2))];
    }

    // RFC 6238 as an authenticator app has it: written here once more, so that both sides are not wrong alike.
    [SuppressMessage("Security", "CA5350", Justification = "Authenticator apps know SHA-1 only; HMAC does not rest on what is broken about it.")]
    private static string Code(byte[] secret, DateTimeOffset time)
    {
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, time.ToUnixTimeSeconds() / 30);
        var hash = HMACSHA1.HashData(secret, counter);
        var number = BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(hash[19] & 15)) & 0x7fffffff;
        return $"{number % 1_000_000:000000}";
    }
}
