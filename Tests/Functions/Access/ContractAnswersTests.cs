using VideoStack.Functions.Shared.Access;
using YamlDotNet.RepresentationModel;

namespace VideoStack.Functions.Tests.Access;

/// <summary>What the contract says that operations answer, against what they do.</summary>
public sealed class ContractAnswersTests
{
    [TestCaseSource(nameof(WithTokens))]
    public void Where_a_token_counts_a_bad_one_is_refused(string operation) => Assert.That(Statuses(operation), Has.Member(401));

    // The account may have been locked since its token was given out.
    [TestCase("GetMe")]
    [TestCase("UpdateMe")]
    [TestCase("ConfirmMfa")]
    [TestCase("ListSessions")]
    [TestCase("RevokeSession")]
    [TestCase("ExportAccount")]
    public void On_an_account_it_may_be_said_that_it_is_locked(string operation) => Assert.That(Statuses(operation), Has.Member(403));

    // None, a wrong one, or too many wrong ones.
    [TestCase("ChangePassword")]
    [TestCase("EraseAccount")]
    [TestCase("EnrolMfa")]
    [TestCase("DisableMfa")]
    [TestCase("CreateRecoveryCodes")]
    [TestCase("VerifyEmail")]
    public void Who_is_asked_for_the_password_may_fail(string operation) => Assert.That(Statuses(operation), Is.SupersetOf(new[] { 400, 403, 429 }));

    [Test]
    public void Who_signs_in_may_fail_in_these_ways() => Assert.That(Statuses("Login"), Is.EquivalentTo(new[] { 200, 400, 401, 403, 429 }));

    private static IEnumerable<string> WithTokens() => AccessRules.Table.Where(entry => entry.Value != AccessRule.Anyone).Select(entry => entry.Key);

    private static IEnumerable<int> Statuses(string operation) =>
        ((YamlMappingNode)ContractOperations.All[operation]["responses"]).Children.Keys.Select(status => int.Parse(status.ToString()));
}
