using Pulumi;
using Pulumi.Aws.SesV2;
using VideoStack.Infra.Iam;

namespace VideoStack.Infra.Components.Identity;

/// <summary>The address that mails come from, and the proof to their receivers that its domain sent them (DKIM).</summary>
internal sealed class MailSender
{
    private readonly string _address;
    private readonly EmailIdentity _domain;

    public MailSender(string name, string address, Resource parent)
    {
        _address = address;
        var domain = address[(address.IndexOf('@', StringComparison.Ordinal) + 1)..];
        _domain = new EmailIdentity(name, new EmailIdentityArgs { EmailIdentityDetails = domain }, new CustomResourceOptions { Parent = parent });
        DnsRecords = _domain.DkimSigningAttributes.Apply(dkim => string.Join('\n', dkim.Tokens
            .Select(token => $"{token}._domainkey.{domain} CNAME {token}.dkim.amazonses.com")));
    }

    /// <summary>What the domain's DNS must say before SES sends: a record on each line.</summary>
    public Output<string> DnsRecords { get; }

    /// <summary>Allows to send as this address and no other.</summary>
    public Statement AllowSending() => Statement.Allow("SendMail", "ses:SendEmail")
        .On(_domain.Arn)
        .When("StringEquals", "ses:FromAddress", _address);
}
