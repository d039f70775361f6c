using System.Text.Json.Nodes;
using VideoStack.Functions.Identity.Accounts;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Tables;
using VideoStack.Functions.Tests.Fakes;

namespace VideoStack.Functions.Tests.Accounts;

/// <summary>Everything that is kept about a person: shown to them, and erased for good.</summary>
public sealed class AccountDataTests
{
    private const string Proof = $$"""{"password":"{{Platform.Password}}"}""";

    private Platform _platform = null!;
    private InMemoryVideoTable _videos = null!;
    private User _user = null!;
    private User _another = null!;

    [SetUp]
    public async Task SetUp()
    {
        _platform = await Platform.StartAsync();
        _videos = (InMemoryVideoTable)_platform.Videos;
        _user = await _platform.OpenAsync();
        _another = await _platform.OpenAsync("heron@example.org", "A heron");
    }

    [Test]
    public async Task The_export_has_everything()
    {
        var session = await _platform.SignInAsync(_user);
        await _platform.SignInAsync(_another);
        var films = Films(_user, 250);
        Films(_another, 3);

        var export = await _platform.CallAsync("ExportAccount", Platform.As(_user, session.SessionId));

        Assert.That(export.Status, Is.EqualTo(200));
        Assert.That(export.Json["account"]!.ToJsonString(), Is.EqualTo((await _platform.CallAsync("GetMe", Platform.As(_user))).Json.ToJsonString()));
        Assert.That(export.Json["sessions"]!.AsArray().Select(one => one!["sessionId"]!.GetValue<string>()), Is.EqualTo(new[] { session.SessionId }));
        Assert.That(export.Json["videos"]!.AsArray().Select(one => one!["videoId"]!.GetValue<string>()), Is.EquivalentTo(films.Select(film => film.VideoId)));
        Assert.That(export.Text, Does.Not.Contain("heron"));
    }

    [Test]
    public async Task The_export_says_all_of_a_film()
    {
        _videos.Put(Samples.Ready(visibility: Visibility.Private) with
        {
            VideoId = "01890a5d-ac96-774b-bcce-b302099a8057", OwnerId = _user.UserId, Description = "By the river.", Views = 7, TakedownReason = "A complaint.",
        });
        var export = await _platform.CallAsync("ExportAccount", Platform.As(_user));
        var film = export.Json["videos"]![0]!;
        Assert.That(JsonNode.DeepEquals(film, JsonNode.Parse("""
            {
              "videoId": "01890a5d-ac96-774b-bcce-b302099a8057", "title": "A film", "description": "By the river.", "visibility": "private",
              "fileName": "film.mp4", "contentType": "video/mp4", "size": 1000, "status": "Ready", "takedownReason": "A complaint.",
              "createdAt": "2026-03-01T12:00:00.000Z", "updatedAt": "2026-03-01T12:00:00.000Z", "publishedAt": "2026-03-01T12:00:00.000Z",
              "durationSeconds": 9.5, "width": 1920, "height": 1080, "views": 7
            }
            """)), Is.True, film.ToJsonString());
    }

    [Test]
    public async Task The_export_has_nothing_that_lets_somebody_in()
    {
        var (_, token) = await _platform.SignInAsync(_user);
        var secret = new byte[] { 1, 2, 3, 4, 5, 6 };
        await _platform.Users.UpdateAsync(_user with { MfaSecretCipher = secret, RecoveryCodes = new HashSet<string> { "recoveryhash" } }, default);

        var export = (await _platform.CallAsync("ExportAccount", Platform.As(_user))).Text;

        foreach (var hidden in new[]
        {
            _user.PasswordHash, Convert.ToBase64String(_user.DataKey), Convert.ToBase64String(_user.EmailCipher), _user.EmailIndex, Convert.ToBase64String(secret), "recoveryhash",
            token, Identity.Crypto.RandomToken.Hash(token),
        })
            Assert.That(export, Does.Not.Contain(hidden));
    }

    [Test]
    public async Task Erasure_leaves_nothing_of_the_person()
    {
        var (_, token) = await _platform.SignInAsync(_user);
        await _platform.SignInAsync(_another);
        var films = Films(_user, 250);
        var others = Films(_another, 3);

        Assert.That((await Erase()).Status, Is.EqualTo(202));

        Assert.That(await StatusesOf(films), Is.All.EqualTo(VideoStatus.Deleting));
        Assert.That(await _platform.Users.FindAsync(_user.UserId, default), Is.Null);
        Assert.That(await _platform.Sessions.FindAsync(token, default), Is.Null);
        Assert.That(await _platform.Emails.FindUserAsync(_user.EmailIndex, default), Is.Null);
        Assert.That((await Erase()).Problem, Is.EqualTo("unauthenticated"));
        Assert.That((await _platform.OpenAsync()).UserId, Is.Not.EqualTo(_user.UserId), "the address is free");

        Assert.That(await StatusesOf(others), Is.All.EqualTo(VideoStatus.Ready));
        Assert.That(await _platform.Sessions.ListAsync(_another.UserId, default), Has.Count.EqualTo(1));
        Assert.That(await _platform.FindAsync(_another), Is.Not.Null);
    }

    [TestCase("films")]
    [TestCase("sessions")]
    [TestCase("account")]
    public async Task Erasure_goes_on_where_it_failed(string step)
    {
        await _platform.SignInAsync(_user);
        var films = Films(_user, 150);
        var (removal, sessions, erasures, users) = (_platform.Removal, _platform.Sessions, _platform.Erasures, _platform.Users);
        switch (step)
        {
            case "films": _platform.Removal = Failing.On(removal, nameof(IFilmRemoval.DeleteWithAccountAsync), after: 120); break;
            case "sessions": _platform.Sessions = Failing.On(sessions, nameof(ISessionTable.RevokeAsync)); break;
            // The table of accounts is the second that the transaction writes to.
            default: _platform.Erasures = new Erasures(new(await AwsEmulator.DynamoDbAsync()), "no-such-table", _platform.Tables.Emails); break;
        }
        Assert.That((await Erase()).Problem, Is.EqualTo("internal"));
        Assert.That(await users.FindAsync(_user.UserId, default), Is.Not.Null, "there is an account to ask again with");
        Assert.That(await _platform.Emails.FindUserAsync(_user.EmailIndex, default), Is.EqualTo(_user.UserId), "and to sign in to");

        (_platform.Removal, _platform.Sessions, _platform.Erasures) = (removal, sessions, erasures);
        Assert.That((await Erase()).Status, Is.EqualTo(202));

        Assert.That(await StatusesOf(films), Is.All.EqualTo(VideoStatus.Deleting));
        Assert.That((await _videos.FindAsync(films[0].VideoId, default))!.RemovedBy, Is.EqualTo("account"));
        Assert.That(await users.FindAsync(_user.UserId, default), Is.Null);
        Assert.That(await sessions.ListAsync(_user.UserId, default), Is.Empty);
        Assert.That(await _platform.Emails.FindUserAsync(_user.EmailIndex, default), Is.Null);
    }

    [Test]
    public async Task A_film_that_the_list_did_not_show_yet_is_closed_as_well()
    {
        var late = Samples.Ready() with { OwnerId = _user.UserId };
        _platform.Erasures = new Then(_platform.Erasures, () => _videos.Put(late));

        Assert.That((await Erase()).Status, Is.EqualTo(202));

        Assert.That((await _videos.FindAsync(late.VideoId, default))!.Status, Is.EqualTo(VideoStatus.Deleting));
    }

    private Task<Answer> Erase() => _platform.CallAsync("EraseAccount", Platform.As(_user), Proof);

    private List<Video> Films(User owner, int count)
    {
        var films = Enumerable.Range(0, count)
            .Select(number => Samples.Ready(visibility: (Visibility)(number % 3)) with { OwnerId = owner.UserId, CreatedAt = Samples.Noon.AddSeconds(number) }).ToList();
        films.ForEach(_videos.Put);
        return films;
    }

    private async Task<IEnumerable<VideoStatus>> StatusesOf(List<Video> films)
    {
        var found = await Task.WhenAll(films.Select(film => _videos.FindAsync(film.VideoId, default)));
        return found.Select(film => film!.Status);
    }

    /// <summary>Does something when the account is gone.</summary>
    private sealed class Then(IErasures erasures, Action then) : IErasures
    {
        public async Task EraseAsync(User user, CancellationToken cancellation)
        {
            await erasures.EraseAsync(user, cancellation);
            then();
        }
    }
}
