using Pulumi;
using Pulumi.Aws.SesV2;
using VideoStack.Infra.Iam;

namespace VideoStack.Infra.Components.Identity;

/// <summary>The address that mails come from, and the proof to their receivers that its domain sent them (DKIM).</summary>
internal sealed class MailSender
{
    private readonly string _address;
    private readonly Input<string> _identityArn;

    /// <param name="name">The identity's, if it is made.</param>
    /// <param name="address">Whom mails come from.</param>
    /// <param name="identityArn">
    /// The identity of SES that the address belongs to; null makes one of its domain. An account has each identity only once, so a second
    /// stack with the same domain must be given it.
    /// </param>
    /// <param name="parent">Whose the identity is, if it is made.</param>
    public MailSender(string name, string address, string? identityArn, Resource parent)
    {
        _address = address;
        if (identityArn is not null)
        {
            _identityArn = identityArn;
            return;
        }

        var domain = address[(address.IndexOf('@', StringComparison.Ordinal) + 1)..];
        var identity = new EmailIdentity(name, new EmailIdentityArgs { EmailIdentityDetails = domain }, new CustomResourceOptions { Parent = parent });
        _identityArn = identity.Arn;
        DnsRecords = identity.DkimSigningAttributes.Apply(dkim => string.Join('\n', dkim.Tokens
            .Select(token => $"{token}._domainkey.{domain} CNAME {token}.dkim.amazonses.com")));
    }

    /// <summary>What the domain's DNS must say before SES sends, a record on each line; null for an identity that was there before.</summary>
    public Output<string>? DnsRecords { get; }

    /// <summary>Allows to send as this address and no other.</summary>
    public Statement AllowSending() => Statement.Allow("SendMail", "ses:SendEmail")
        .On(_identityArn)
        .When("StringEquals", "ses:FromAddress", _address);
}
