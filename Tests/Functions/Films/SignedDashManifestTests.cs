using System.Xml;
using System.Xml.Linq;
using VideoStack.Functions.Playback;

namespace VideoStack.Functions.Tests.Films;

public sealed class SignedDashManifestTests
{
    private const string Id = "0195506e-0000-7000-8000-000000000001";
    private const string Query = "Policy=P&Signature=S~_-&Key-Pair-Id=K&Hash-Algorithm=SHA256";

    private readonly SignedDashManifest _manifest = new(new SignedAddresses($"/media/{Id}/", "TICKET", Query));

    [Test]
    public void Every_address_is_signed_and_nothing_else_changes()
    {
        const string Original = """
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- by the encoder -->
            <MPD xmlns="urn:mpeg:dash:schema:mpd:2011" profiles="urn:mpeg:dash:profile:isoff-main:2011" type="static" mediaPresentationDuration="PT10S">
              <Period id="1">
                <AdaptationSet mimeType="video/mp4">
                  <SegmentTemplate timescale="24000" media="movie_$RepresentationID$_$Number%09d$.cmfv" initialization="movie_$RepresentationID$init.cmfv" startNumber="1">
                    <SegmentTimeline><S t="0" d="144000" r="1"/></SegmentTimeline>
                  </SegmentTemplate>
                  <Representation id="1" bandwidth="5000000"/>
                </AdaptationSet>
                <AdaptationSet mimeType="audio/mp4" lang="en">
                  <Label>R&amp;B, media="x"</Label>
                  <Representation id="2"><BaseURL> movie_audio.cmfa </BaseURL><SegmentBase indexRange="1-2"><Initialization range="0-1"/></SegmentBase></Representation>
                  <Representation id="3"><SegmentList><Initialization sourceURL="i.cmfa"/><SegmentURL media="1.cmfa" mediaRange="0-9" index="1.sidx"/></SegmentList></Representation>
                </AdaptationSet>
              </Period>
            </MPD>
            """;
        var escaped = Query.Replace("&", "&amp;", StringComparison.Ordinal);
        var expected = Original
            .Replace("movie_$RepresentationID$_", $"/media/{Id}/movie_$RepresentationID$_", StringComparison.Ordinal)
            .Replace("$.cmfv\"", $"$.cmfv?{escaped}\"", StringComparison.Ordinal)
            .Replace("\"movie_$RepresentationID$init.cmfv\"", $"\"/media/{Id}/movie_$RepresentationID$init.cmfv?{escaped}\"", StringComparison.Ordinal)
            .Replace("<BaseURL> movie_audio.cmfa </BaseURL>", $"<BaseURL>/media/{Id}/movie_audio.cmfa?{escaped}</BaseURL>", StringComparison.Ordinal)
            .Replace("\"i.cmfa\"", $"\"/media/{Id}/i.cmfa?{escaped}\"", StringComparison.Ordinal)
            .Replace("\"1.cmfa\"", $"\"/media/{Id}/1.cmfa?{escaped}\"", StringComparison.Ordinal)
            .Replace("\"1.sidx\"", $"\"/media/{Id}/1.sidx?{escaped}\"", StringComparison.Ordinal);

        var signed = _manifest.Rewrite(Original);

        Assert.That(XNode.DeepEquals(Whole(signed), Whole(expected)), Is.True, signed);
        Assert.That(signed, Does.StartWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"));
    }

    [TestCase("a_$Number$.cmfv", $"/media/{Id}/a_$Number$.cmfv?{Query}")]
    [TestCase("a_$Number%09d$.cmfv", $"/media/{Id}/a_$Number%09d$.cmfv?{Query}")]
    [TestCase("$Time$/$Bandwidth%05d$/$SubNumber%02d$.cmfv", $"/media/{Id}/$Time$/$Bandwidth%05d$/$SubNumber%02d$.cmfv?{Query}")]
    [TestCase($"/media/{Id}/a.cmfv?v=1", $"/media/{Id}/a.cmfv?v=1&{Query}")]
    public void A_template_keeps_what_the_player_fills_in(string media, string expected) => Assert.That(Media(media), Is.EqualTo(expected));

    [TestCase("https://elsewhere.example/$Number$.cmfv")]
    [TestCase("//elsewhere.example/media/" + Id + "/$Number%09d$.cmfv")]
    [TestCase("../0195506e-0000-7000-8000-000000000002/$Number$.cmfv")]
    [TestCase("..%2f0195506e-0000-7000-8000-000000000002/$Number%09d$.cmfv")]
    [TestCase("$Number%2f9d$.cmfv")]
    [TestCase("data:text/plain,$Number$")]
    public void An_address_of_anything_else_stays_and_learns_nothing(string media) => Assert.That(Media(media), Is.EqualTo(media));

    [TestCase("video/", $"/media/{Id}/video/$Number$.cmfv?{Query}")]
    [TestCase($"/media/{Id}/video/", $"/media/{Id}/video/$Number$.cmfv?{Query}")]
    [TestCase("https://elsewhere.example/", "$Number$.cmfv")]
    [TestCase("../0195506e-0000-7000-8000-000000000002/", "$Number$.cmfv")]
    public void What_addresses_are_relative_to_counts(string baseUrl, string expected)
    {
        var signed = _manifest.Rewrite(
            $"""<MPD xmlns="urn:mpeg:dash:schema:mpd:2011"><BaseURL>{baseUrl}</BaseURL><Period><SegmentTemplate media="$Number$.cmfv"/></Period></MPD>""");
        Assert.That(XDocument.Parse(signed).Descendants().Last().Attribute("media")!.Value, Is.EqualTo(expected));
    }

    [Test]
    public void The_manifests_own_address_leads_back_with_the_token()
    {
        var signed = _manifest.Rewrite("""<MPD xmlns="urn:mpeg:dash:schema:mpd:2011"><Location>movie.mpd</Location></MPD>""");
        Assert.That(XDocument.Parse(signed).Root!.Value, Is.EqualTo("movie.mpd?token=TICKET"));
    }

    [TestCase("<!DOCTYPE MPD SYSTEM \"http://127.0.0.1/x.dtd\"><MPD/>")]
    [TestCase("<!DOCTYPE MPD [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><MPD>&a;</MPD>")]
    [TestCase("<MPD>")]
    [TestCase("")]
    public void What_asks_for_anything_from_outside_or_is_no_XML_is_refused(string manifest) =>
        Assert.Throws<XmlException>(() => _manifest.Rewrite(manifest));

    private static XDocument Whole(string manifest) => XDocument.Parse(manifest, LoadOptions.PreserveWhitespace);

    private string Media(string template)
    {
        var escaped = template.Replace("&", "&amp;", StringComparison.Ordinal);
        var signed = _manifest.Rewrite($"""<MPD xmlns="urn:mpeg:dash:schema:mpd:2011"><Period><SegmentTemplate media="{escaped}"/></Period></MPD>""");
        return XDocument.Parse(signed).Descendants().Last().Attribute("media")!.Value;
    }
}
