using VideoStack.Functions.Identity;
using VideoStack.Functions.Identity.Account;
using VideoStack.Functions.Identity.AccountData;
using VideoStack.Functions.Identity.Administration;
using VideoStack.Functions.Identity.MailLinks;
using VideoStack.Functions.Shared.Hosting;
using VideoStack.Functions.Shared.Http;
using VideoStack.Tests.Support;

namespace VideoStack.Functions.Tests.Accounts;

/// <summary>Each function of accounts is composed from the variables that it is told, and asks for no other.</summary>
public sealed class CompositionTests
{
    private static readonly Dictionary<string, (Func<Parts, Operations> Compose, string[] Variables, string[] Operations)> _functions = new()
    {
        ["Account"] = (AccountFunction.Compose, ["USERS_TABLE", "EMAILS_TABLE", "SESSIONS_TABLE", "LOCKOUT_ATTEMPTS"],
            ["GetMe", "UpdateMe", "ChangePassword", "EnrolMfa", "ConfirmMfa", "DisableMfa", "CreateRecoveryCodes", "ListSessions", "RevokeSession"]),
        ["MailLinks"] = (MailLinksFunction.Compose,
            ["USERS_TABLE", "EMAILS_TABLE", "MAIL_TOKENS_TABLE", "SESSIONS_TABLE", "EMAIL_INDEX_KEY", "LOCKOUT_ATTEMPTS"],
            ["VerifyEmail", "ForgotPassword", "ResetPassword"]),
        ["AccountData"] = (AccountDataFunction.Compose, ["USERS_TABLE", "EMAILS_TABLE", "SESSIONS_TABLE", "VIDEOS_TABLE", "LOCKOUT_ATTEMPTS"],
            ["ExportAccount", "EraseAccount"]),
        ["Administration"] = (AdministrationFunction.Compose, ["USERS_TABLE", "EMAILS_TABLE", "MAIL_TOKENS_TABLE", "SESSIONS_TABLE", "EMAIL_INDEX_KEY"],
            ["ListUsers", "UpdateUser", "CreateInvitation"]),
    };

    [TestCase("Account")]
    [TestCase("MailLinks")]
    [TestCase("AccountData")]
    [TestCase("Administration")]
    public void A_function_serves_its_operations_and_needs_each_of_its_variables(string name)
    {
        var (_, variables, operations) = _functions[name];
        Assert.That(Compose(name, variables).Select(operation => operation.Key), Is.EquivalentTo(operations));
        foreach (var missing in variables)
            Assert.That(() => Compose(name, variables.Except([missing])), Throws.InstanceOf<SettingException>().With.Message.Contains(missing));
    }

    [TestCase("MailLinks")]
    [TestCase("Administration")]
    public void Mail_without_a_site_to_link_to_is_refused_at_start(string name)
    {
        var variables = _functions[name].Variables.Append("MAIL_FROM").ToList();
        Assert.That(() => Compose(name, variables), Throws.InstanceOf<SettingException>().With.Message.Contains("SITE_ORIGIN"));
        Assert.That(() => Compose(name, variables.Append("SITE_ORIGIN")), Throws.Nothing);
    }

    private static Operations Compose(string function, IEnumerable<string> variables)
    {
        var set = variables.ToHashSet();
        return _functions[function].Compose(new Parts(new Settings(name => set.Contains(name) ? "5" : null), new ManualClock()));
    }
}
