using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace VideoStack.Tests.EndToEnd;

/// <summary>An account of the platform under test.</summary>
internal sealed class Account(Uri site, string email, string password)
{
    private readonly SemaphoreSlim _turn = new(1);
    private string _token = "";
    private DateTimeOffset _renewAt;

    public string Email => email;

    public string Password => password;

    /// <summary>A client that calls the API as the account's holder.</summary>
    public HttpClient Client() => new(new BearerHandler(this)) { BaseAddress = site };

    /// <summary>An access token with some minutes left.</summary>
    public async Task<string> TokenAsync()
    {
        await _turn.WaitAsync();
        try
        {
            if (DateTimeOffset.UtcNow < _renewAt) return _token;
            using var http = new HttpClient { BaseAddress = site };
            using var answer = await http.PostAsJsonAsync("/api/auth/login", new { email, password });
            await Accounts.AssertStatusAsync(answer, HttpStatusCode.OK);
            var session = (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
            _renewAt = DateTimeOffset.UtcNow.AddSeconds((int)session["expiresIn"]! / 2);
            return _token = Secrets.Keep((string)session["accessToken"]!, "an access token");
        }
        finally
        {
            _turn.Release();
        }
    }
}

/// <summary>Adds an account's access token to calls of the API, and to nothing else: a storage refuses an address that is signed twice.</summary>
internal sealed class BearerHandler : DelegatingHandler
{
    private readonly Account _account;

    public BearerHandler(Account account)
        : base(new SocketsHttpHandler { UseCookies = false, AutomaticDecompression = DecompressionMethods.All }) => _account = account;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri!.AbsolutePath.StartsWith("/api/", StringComparison.Ordinal) && request.Headers.Authorization is null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await _account.TokenAsync());
        return await base.SendAsync(request, cancellationToken);
    }
}
