namespace VideoStack.Local.Aws;

/// <summary>Who signed a request to the AWS endpoint.</summary>
/// <param name="RoleArn">The role whose credentials were used; null for the platform's own.</param>
public sealed record Caller(string? RoleArn);

/// <summary>An AWS service that this process plays itself, behind the endpoint that verifies signatures.</summary>
public interface IAwsService
{
    /// <summary>The service's name in a signature's scope, such as <c>mediaconvert</c>.</summary>
    string SigningName { get; }

    Task HandleAsync(HttpContext context, Caller caller);
}
