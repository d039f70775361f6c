using Amazon.Runtime;

namespace Amazon.SimpleEmailV2.Model;

/// <summary>The base of all requests to SES.</summary>
public partial class AmazonSimpleEmailServiceV2Request : AmazonWebServiceRequest
{
}

/// <summary>One mail.</summary>
public partial class SendEmailRequest : AmazonSimpleEmailServiceV2Request
{
    public string ConfigurationSetName { get; set; }

    /// <summary>Required.</summary>
    public EmailContent Content { get; set; }

    public Destination Destination { get; set; }

    public string FeedbackForwardingEmailAddress { get; set; }

    public string FeedbackForwardingEmailAddressIdentityArn { get; set; }

    /// <summary>An address whose identity SES has verified.</summary>
    public string FromEmailAddress { get; set; }

    public string FromEmailAddressIdentityArn { get; set; }

    public List<string> ReplyToAddresses { get; set; }
}

/// <summary>SES has taken the mail on.</summary>
public partial class SendEmailResponse : AmazonWebServiceResponse
{
    public string MessageId { get; set; }
}

/// <summary>Who gets it.</summary>
public partial class Destination
{
    public List<string> BccAddresses { get; set; }

    public List<string> CcAddresses { get; set; }

    public List<string> ToAddresses { get; set; }
}

/// <summary>What it says.</summary>
public partial class EmailContent
{
    public Message Simple { get; set; }
}

/// <summary>A mail that SES puts together.</summary>
public partial class Message
{
    /// <summary>Required.</summary>
    public Body Body { get; set; }

    /// <summary>Required.</summary>
    public Content Subject { get; set; }
}

/// <summary>The text, as HTML, plain, or both.</summary>
public partial class Body
{
    public Content Html { get; set; }

    public Content Text { get; set; }
}

/// <summary>A text in a character set; 7-bit ASCII unless one is named.</summary>
public partial class Content
{
    public string Charset { get; set; }

    /// <summary>Required.</summary>
    public string Data { get; set; }
}
