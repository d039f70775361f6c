using VideoStack.Functions.Identity.Accounts;
using VideoStack.Functions.Identity.Totp;

namespace VideoStack.Functions.Tests.Accounts;

/// <summary>The second factor, from enrolment to recovery.</summary>
public sealed class MfaTests
{
    private const string Proof = $$"""{"password":"{{Platform.Password}}"}""";

    private Platform _platform = null!;
    private User _user = null!;

    [SetUp]
    public async Task SetUp()
    {
        _platform = await Platform.StartAsync();
        _user = await _platform.OpenAsync();
    }

    [Test]
    public async Task An_enrolment_counts_once_it_is_confirmed()
    {
        var enrolment = await Call("EnrolMfa", Proof);

        var secret = enrolment.Json["secret"]!.GetValue<string>();
        Assert.That(enrolment.Status, Is.EqualTo(200));
        Assert.That(secret, Does.Match("^[A-Z2-7]{32}$"));
        Assert.That(enrolment.Json["uri"]!.GetValue<string>(), Is.EqualTo(EnrolmentUri.Of("otter@example.org", secret)));
        Assert.That((await Find()).MfaOn, Is.False);
        Assert.That(await _platform.SecondFactor.SpendAsync(await Find(), Code(secret), default), Is.Null, "it does not count yet");

        var confirmed = await Confirm(Code(secret));

        Assert.That(confirmed.Status, Is.EqualTo(200));
        Assert.That(confirmed.Json["codes"]!.AsArray(), Has.Count.EqualTo(10));
        var me = (await Call("GetMe")).Json;
        Assert.That((me["mfa"]!.GetValue<bool>(), me["recoveryCodesLeft"]!.GetValue<int>()), Is.EqualTo((true, 10)));
    }

    [Test]
    public async Task A_wrong_code_confirms_nothing()
    {
        var secret = (await Call("EnrolMfa", Proof)).Json["secret"]!.GetValue<string>();
        var wrong = Code(secret) == "000000" ? "000001" : "000000";
        foreach (var code in new[] { wrong, Code(secret, steps: -2), Code(secret, steps: 2) })
        {
            var answer = await Confirm(code);
            Assert.That((answer.Status, answer.Problem), Is.EqualTo((400, "validation")));
            Assert.That(answer.WrongFields, Is.EqualTo(new[] { "otp" }));
        }
        Assert.That((await Find()).MfaOn, Is.False);
    }

    [Test]
    public async Task Steps_out_of_order_are_refused()
    {
        Assert.That(Told(await Confirm("123456")), Is.EqualTo((409, "mfa-not-started")));
        Assert.That(Told(await Call("CreateRecoveryCodes", Proof)), Is.EqualTo((409, "mfa-not-started")));
        Assert.That((await Call("DisableMfa", Proof)).Status, Is.EqualTo(204), "there is none: done");

        var (secret, _) = await Enrol();
        Assert.That(Told(await Confirm(Code(secret, steps: 1))), Is.EqualTo((409, "mfa-already-on")));
        Assert.That(Told(await Call("EnrolMfa", Proof)), Is.EqualTo((409, "mfa-already-on")));
        Assert.That((await Find()).MfaOn, Is.True);
    }

    [Test]
    public async Task A_pending_enrolment_can_begin_anew()
    {
        var first = (await Call("EnrolMfa", Proof)).Json["secret"]!.GetValue<string>();
        var second = (await Call("EnrolMfa", Proof)).Json["secret"]!.GetValue<string>();
        Assert.That(second, Is.Not.EqualTo(first));
        Assert.That((await Confirm(Code(first))).Status, Is.EqualTo(400));
        Assert.That((await Confirm(Code(second))).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task The_secret_is_in_the_table_as_ciphertext_only()
    {
        var secret = (await Call("EnrolMfa", Proof)).Json["secret"]!.GetValue<string>();
        Assert.That((await Find()).MfaSecretCipher!.AsSpan().IndexOf(Decode(secret)), Is.EqualTo(-1));
    }

    [Test]
    public async Task No_code_counts_twice()
    {
        var (secret, _) = await Enrol();
        Assert.That(await Spend(Code(secret)), Is.False, "the code that confirmed is used up");

        _platform.Clock.Now += TotpCode.Period;
        Assert.That(await Spend(Code(secret)), Is.True);
        Assert.That(await Spend(Code(secret)), Is.False);
        Assert.That(await Spend(Code(secret, steps: -1)), Is.False, "nor does the one before it");

        _platform.Clock.Now += TotpCode.Period;
        var code = Code(secret);
        Assert.That(await Spend($" {code[..3]} {code[3..]}"), Is.True, "typed as apps show it");
    }

    [Test]
    public async Task Of_two_who_use_one_code_at_once_one_gets_in()
    {
        var (secret, codes) = await Enrol();
        _platform.Clock.Now += TotpCode.Period;
        foreach (var code in new[] { Code(secret), codes[0] })
        {
            var user = await Find();
            var first = await _platform.SecondFactor.SpendAsync(user, code, default);
            var second = await _platform.SecondFactor.SpendAsync(user, code, default);
            Assert.That(await _platform.Users.UpdateAsync(first!, default), Is.True);
            Assert.That(await _platform.Users.UpdateAsync(second!, default), Is.False);
        }
    }

    [Test]
    public async Task Each_recovery_code_counts_once()
    {
        var (_, codes) = await Enrol();
        foreach (var code in codes) Assert.That(await Spend(code.ToUpperInvariant()), Is.True);
        foreach (var code in codes) Assert.That(await Spend(code), Is.False);
        Assert.That((await Call("GetMe")).Json["recoveryCodesLeft"]!.GetValue<int>(), Is.Zero);
        Assert.That((await Find()).MfaOn, Is.True);
    }

    [Test]
    public async Task New_recovery_codes_replace_the_old_ones()
    {
        var (_, old) = await Enrol();
        var answer = await Call("CreateRecoveryCodes", Proof);
        var codes = answer.Json["codes"]!.AsArray().Select(code => code!.GetValue<string>()).ToList();
        Assert.That(codes, Has.Count.EqualTo(10));
        Assert.That(codes.Intersect(old), Is.Empty);
        Assert.That(await Spend(old[0]), Is.False);
        Assert.That(await Spend(codes[0]), Is.True);
    }

    [Test]
    public async Task Codes_of_another_account_do_not_count()
    {
        var (secret, codes) = await Enrol();
        var another = await _platform.OpenAsync("heron@example.org");
        (_user, var own) = (another, _user);
        await Enrol();
        _platform.Clock.Now += TotpCode.Period;
        Assert.That(await Spend(Code(secret)), Is.False);
        Assert.That(await Spend(codes[0]), Is.False);
        Assert.That((await _platform.FindAsync(own)).RecoveryCodes, Has.Count.EqualTo(10));
    }

    [Test]
    public async Task Ending_it_leaves_nothing_of_it()
    {
        var (secret, codes) = await Enrol();
        Assert.That((await Call("DisableMfa", Proof)).Status, Is.EqualTo(204));
        var user = await Find();
        Assert.That((user.MfaOn, user.MfaSecretCipher, user.MfaLastStep, user.RecoveryCodes.Count), Is.EqualTo((false, (byte[]?)null, (long?)null, 0)));
        Assert.That(await Spend(codes[0]) || await Spend(Code(secret, steps: 1)), Is.False);
    }

    private async Task<(string Secret, IReadOnlyList<string> Codes)> Enrol()
    {
        var secret = (await Call("EnrolMfa", Proof)).Json["secret"]!.GetValue<string>();
        var codes = (await Confirm(Code(secret))).Json["codes"]!.AsArray().Select(code => code!.GetValue<string>()).ToList();
        return (secret, codes);
    }

    // As the sign-in does: the code counts if the write does.
    private async Task<bool> Spend(string code) =>
        await _platform.SecondFactor.SpendAsync(await Find(), code, default) is { } spent && await _platform.Users.UpdateAsync(spent, default);

    private Task<User> Find() => _platform.FindAsync(_user);

    private Task<Answer> Call(string operation, string? body = null) => _platform.CallAsync(operation, Platform.As(_user), body);

    private Task<Answer> Confirm(string otp) => Call("ConfirmMfa", $$"""{"otp":"{{otp}}"}""");

    private static (int, string?) Told(Answer answer) => (answer.Status, answer.Problem);

    // What an authenticator app shows.
    private string Code(string secret, int steps = 0) => TotpCode.At(Decode(secret), TotpCode.StepAt(_platform.Clock.Now) + steps);

    private static byte[] Decode(string base32)
    {
        var bits = string.Concat(base32.Select(character => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(character, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Select(octet => Convert.ToByte(new string(octet), 2))];
    }
}
