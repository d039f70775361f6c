using System.Text;

namespace VideoStack.Infra.Api;

/// <summary>What an operation asks of the caller.</summary>
public enum AccessToken
{
    /// <summary>Nothing: it is for everyone, and never looks at a token.</summary>
    Ignored,

    /// <summary>A token is welcome. A bad one is refused, none is not.</summary>
    Optional,

    /// <summary>A valid token.</summary>
    Required,
}

/// <summary>One operation of the HTTP contract.</summary>
/// <param name="Id">Its operationId.</param>
/// <param name="Method">Upper case, such as <c>GET</c>.</param>
/// <param name="Path">Such as <c>/api/videos/{videoId}</c>.</param>
/// <param name="Token">What it asks of the caller.</param>
public sealed record Operation(string Id, string Method, string Path, AccessToken Token)
{
    /// <summary>The path with <c>*</c> for each parameter, as ARNs have it.</summary>
    public string PathPattern => string.Join('/', Path.Split('/').Select(part => part.StartsWith('{') ? "*" : part));

    /// <summary>Path and method as the settings of a stage name them: <c>~1api~1videos~1{videoId}/GET</c>.</summary>
    public string MethodPath => $"{Path.Replace("/", "~1", StringComparison.Ordinal)}/{Method}";

    /// <summary>The id as part of a resource's name: <c>get-video</c>.</summary>
    public string KebabId
    {
        get
        {
            var name = new StringBuilder();
            foreach (var letter in Id)
            {
                if (char.IsAsciiLetterUpper(letter) && name.Length > 0) name.Append('-');
                name.Append(char.ToLowerInvariant(letter));
            }

            return name.ToString();
        }
    }
}
