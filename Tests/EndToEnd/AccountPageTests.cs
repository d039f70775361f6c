using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace VideoStack.Tests.EndToEnd;

/// <summary>The pages of accounts in a real browser: join, confirm, sign in, change and end an account.</summary>
public sealed class AccountPageTests : BrowserTest
{
    private static Uri Site => PlatformFixture.Platform.Address;

    private ILocator Dialog => Page.GetByRole(AriaRole.Dialog);

    [Test]
    public async Task Someone_joins_confirms_the_address_and_signs_in()
    {
        var (email, password) = (Accounts.NewAddress(), Accounts.NewPassword());
        await Page.GotoAsync("/join");
        await Page.GetByLabel("Name").FillAsync("Ada <b>Newcomer</b>");
        await Page.GetByLabel("E-mail").FillAsync(email);
        await Page.GetByLabel("Password", new() { Exact = true }).FillAsync(password);
        await PressAsync("Create account");
        await ExpectHeadingAsync("Look into your mailbox");

        await Page.GotoAsync("/sign-in");
        await EnterAsync(email, password);
        await ExpectAlertAsync("Confirm the address first");

        await Page.GotoAsync(await PathMailedToAsync(email));
        Assert.That(new Uri(Page.Url).Fragment, Is.Empty, "the token is in no history");
        await Page.GetByLabel("Password", new() { Exact = true }).FillAsync(password);
        await PressAsync("Confirm");
        await ExpectHeadingAsync("Your address is confirmed");
        await Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Sign in" }).ClickAsync();
        await EnterAsync(email, password);
        await Page.WaitForURLAsync("/");
        await Assertions.Expect(Page.GetByRole(AriaRole.Banner).GetByText("Ada <b>Newcomer</b>")).ToBeVisibleAsync();
        AssertNoComplaints(refusals: true);
    }

    [Test]
    public async Task A_weak_password_is_refused_at_its_field()
    {
        await Page.GotoAsync("/join");
        await Page.GetByLabel("Name").FillAsync("Ada");
        await Page.GetByLabel("E-mail").FillAsync(Accounts.NewAddress());
        var password = Page.GetByLabel("Password", new() { Exact = true });
        await password.FillAsync("aaaaaaaaaaaaaaaa");
        await PressAsync("Create account");

        await Assertions.Expect(password).ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(password).ToBeFocusedAsync();
        var described = (await password.GetAttributeAsync("aria-describedby"))!.Split(' ');
        await Assertions.Expect(Page.Locator($"#{described[^1]}")).Not.ToBeEmptyAsync();
    }

    [Test]
    public async Task A_forgotten_password_is_replaced_by_mail()
    {
        var account = await Accounts.OpenAsync(Site);
        await SignInAsync(account);
        await Page.GotoAsync("/forgot");
        await Page.GetByLabel("E-mail").FillAsync(account.Email);
        await PressAsync("Send the link");
        await ExpectHeadingAsync("Look into your mailbox");

        await Page.GotoAsync(await PathMailedToAsync(account.Email));
        Assert.That(new Uri(Page.Url).Fragment, Is.Empty, "the token is in no history");
        var password = Accounts.NewPassword();
        await Page.GetByLabel("New password", new() { Exact = true }).FillAsync(password);
        await PressAsync("Set password");
        await ExpectHeadingAsync("Your new password counts");

        await SignInAsync(new Account(Site, account.Email, password), "/films");
        await ExpectHeadingAsync("My films");
        AssertNoComplaints();
    }

    [Test]
    public async Task A_wrong_password_locks_and_the_page_says_for_how_long()
    {
        var account = await Accounts.OpenAsync(Site);
        await Page.GotoAsync("/sign-in");
        for (var tries = 0; tries < 5; tries++)
        {
            await EnterAsync(account.Email, "not the right one");
            await ExpectAlertAsync("The address or the password is wrong.");
        }

        await EnterAsync(account.Email, account.Password);
        await ExpectAlertAsync("Try again in");
    }

    [Test]
    public async Task A_locked_account_says_so_and_its_sessions_end()
    {
        var account = await Accounts.OpenAsync(Site);
        await SignInAsync(account);
        using var admin = PlatformFixture.Administrator.Client();
        using var http = account.Client();
        var me = await http.GetFromJsonAsync<JsonNode>("/api/auth/me");
        using var locked = await admin.PatchAsJsonAsync($"/api/admin/users/{me!["userId"]}", new { locked = true });
        await Accounts.AssertStatusAsync(locked, HttpStatusCode.OK);

        await Page.GotoAsync("/films");
        await ExpectHeadingAsync("Sign in to see your films");
        await Page.GotoAsync("/sign-in");
        await EnterAsync(account.Email, account.Password);
        await ExpectAlertAsync("An administrator has locked this account.");
    }

    [Test]
    public async Task The_account_page_renames_changes_the_password_and_exports()
    {
        var account = await Accounts.OpenAsync(Site);
        await SignInAsync(account, "/account");
        await Page.GetByLabel("Name", new() { Exact = true }).FillAsync("Maria Renamed");
        await PressAsync("Save name");
        await Assertions.Expect(Page.GetByRole(AriaRole.Banner).GetByText("Maria Renamed")).ToBeVisibleAsync();
        await Assertions.Expect(Page.GetByText("This device")).ToBeVisibleAsync();

        var password = Accounts.NewPassword();
        await Page.GetByLabel("Current password", new() { Exact = true }).FillAsync(account.Password);
        await Page.GetByLabel("New password", new() { Exact = true }).FillAsync(password);
        await PressAsync("Change password");
        await Assertions.Expect(Page.GetByText("All other devices were signed out.")).ToBeVisibleAsync();

        var export = await Page.RunAndWaitForDownloadAsync(() => PressAsync("Download my data"));
        Assert.That(await File.ReadAllTextAsync(await export.PathAsync()), Does.Contain("Maria Renamed").And.Contain(account.Email));
        AssertNoComplaints();

        await PressAsync("Erase account");
        await Dialog.GetByLabel("Password", new() { Exact = true }).FillAsync("not the right one");
        await PressAsync("Erase for good");
        await Assertions.Expect(Dialog.GetByLabel("Password", new() { Exact = true })).ToHaveAttributeAsync("aria-invalid", "true");
        await Dialog.GetByLabel("Password", new() { Exact = true }).FillAsync(password);
        await PressAsync("Erase for good");
        await ExpectHeadingAsync("Your account is erased");
        await Page.GotoAsync("/sign-in");
        await EnterAsync(account.Email, password);
        await ExpectAlertAsync("The address or the password is wrong.");
    }

    [Test]
    public async Task An_administrator_invites_someone_and_changes_their_role()
    {
        var email = Accounts.NewAddress();
        await SignInAsync(PlatformFixture.Administrator, "/users");
        await PressAsync("Invite");
        await Dialog.GetByLabel("E-mail").FillAsync(email);
        await Dialog.GetByLabel("Role").SelectOptionAsync("Viewer");
        await Dialog.GetByRole(AriaRole.Button, new() { Name = "Invite" }).ClickAsync();
        await Assertions.Expect(Dialog).ToContainTextAsync($"A link is on its way to {email}.");

        await using var guests = await Page.Context.Browser!.NewContextAsync(new() { BaseURL = Site.ToString() });
        guests.SetDefaultTimeout(Patience);
        var guest = await guests.NewPageAsync();
        await guest.GotoAsync(await PathMailedToAsync(email));
        Assert.That(new Uri(guest.Url).Fragment, Is.Empty, "the token is in no history");
        await Assertions.Expect(guest.GetByLabel("E-mail")).ToHaveValueAsync(email);
        await guest.GetByLabel("Name").FillAsync($"Guest {email}");
        await guest.GetByLabel("Password", new() { Exact = true }).FillAsync(Accounts.NewPassword());
        await guest.GetByRole(AriaRole.Button, new() { Name = "Create account" }).ClickAsync();
        await guest.WaitForURLAsync("/");
        await guest.GotoAsync("/upload");
        await Assertions.Expect(guest.GetByText("Your account is for watching")).ToBeVisibleAsync();

        await Page.GotoAsync("/users");
        await Page.GetByLabel($"Role of Guest {email}").SelectOptionAsync("Creator");
        await Assertions.Expect(Page.GetByLabel($"Role of Guest {email}")).ToHaveValueAsync("creator");
        await guest.GetByRole(AriaRole.Button, new() { Name = "Check again" }).ClickAsync();
        await Assertions.Expect(guest.GetByLabel("File", new() { Exact = true })).ToBeAttachedAsync();
        AssertNoComplaints();
    }

    // The page of the link, on whichever port the platform runs.
    private static async Task<string> PathMailedToAsync(string email)
    {
        var link = await Accounts.LinkMailedToAsync(Site, email);
        return link.PathAndQuery + link.Fragment;
    }
}
