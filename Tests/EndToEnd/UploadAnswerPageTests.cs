using System.Net.Http.Headers;
using Microsoft.Playwright;

namespace VideoStack.Tests.EndToEnd;

/// <summary>What the page makes of answers of the storage and the API that are rare, and cannot be waited for.</summary>
public sealed class UploadAnswerPageTests : BrowserTest
{
    private const string Storage = "**/uploads/*/source?*";

    [Test]
    public async Task Parts_that_take_long_to_be_joined_are_waited_for()
    {
        var file = await PlatformFixture.Films.MakeLargeAsync("joined.mp4", 90_000_000);
        await SignInAsync(PlatformFixture.Creator, "/upload");
        var asked = 0;
        await Page.RouteAsync("**/api/uploads/*/complete", async route =>
        {
            if (++asked > 3) await route.ContinueAsync();
            else await route.FulfillAsync(new() { Status = asked == 1 ? 503 : 504, ContentType = "application/problem+json", Body = "{}" });
        });
        await SendAsync(file);

        await Assertions.Expect(Page.GetByText("Its parts are being joined")).ToBeVisibleAsync(new() { Timeout = LongPatience });
        await Page.GetByRole(AriaRole.Link, new() { Name = "Watch it" }).WaitForAsync(new() { Timeout = LongPatience });
        Assert.That(asked, Is.EqualTo(4));
    }

    [Test]
    public async Task A_file_whose_arrival_went_unheard_is_not_sent_for_ever()
    {
        var file = await PlatformFixture.Films.MakeLargeAsync("unheard.mp4", 3_000_000);
        await SignInAsync(PlatformFixture.Creator, "/upload");
        var sent = 0;
        await Page.RouteAsync(Storage, async route =>
        {
            if (route.Request.Method != "PUT" || ++sent > 1)
            {
                await route.ContinueAsync();
                return;
            }
            // It arrives, and the page does not hear of it.
            await StoreAsync(route.Request, file);
            await route.AbortAsync(RequestAbortErrorCode.ConnectionReset);
        });
        await SendAsync(file);

        await Page.GetByRole(AriaRole.Link, new() { Name = "Watch it" }).WaitForAsync(new() { Timeout = LongPatience });
        Assert.That(sent, Is.EqualTo(2), "the second time S3 says that it is there");
    }

    [Test]
    public async Task A_file_that_the_storage_refuses_keeps_no_room()
    {
        await SignInAsync(PlatformFixture.Creator, "/upload");
        await Page.RouteAsync(Storage, route => route.Request.Method == "PUT" ? route.FulfillAsync(new() { Status = 403 }) : route.ContinueAsync());
        var givenUp = Page.WaitForResponseAsync(answer => answer.Request.Method == "DELETE" && answer.Url.Contains("/api/uploads/", StringComparison.Ordinal));
        await SendAsync(PlatformFixture.Films.Write("refused.mp4", [1, 2, 3]));

        Assert.That((await givenUp).Status, Is.EqualTo(204));
        await ExpectAlertAsync("The storage refused the file");
    }

    private static async Task StoreAsync(IRequest asked, string file)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Put, asked.Url) { Content = new ByteArrayContent(await File.ReadAllBytesAsync(file)) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(asked.Headers["content-type"]);
        request.Headers.Add("If-None-Match", asked.Headers["if-none-match"]);
        using var answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }

    private async Task SendAsync(string file)
    {
        await Page.GetByLabel("File", new() { Exact = true }).SetInputFilesAsync(file);
        await PressAsync("Upload");
    }
}
