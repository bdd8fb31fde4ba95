using System.Buffers.Binary;
using FsCheck;
using FsCheck.Fluent;
using Myna.Server.Content.Media.Formats;

namespace Myna.Server.Tests.Content.Media;

/// <summary>Small files made by ffmpeg, their sizes and lengths as ffprobe tells them, and whatever can become of them.</summary>
public class MediaFormatTests
{
    private static readonly string Samples = Path.Combine(AppContext.BaseDirectory, "Content", "Media", "samples");

    public static TheoryData<string, string, int, int, double> Kept => new()
    {
        { "picture.png", "image/png", 48, 32, 0 },
        { "picture.jpg", "image/jpeg", 48, 32, 0 },
        { "picture.avif", "image/avif", 48, 32, 0 },
        { "lossy.webp", "image/webp", 48, 32, 0 },
        { "lossless.webp", "image/webp", 48, 32, 0 },
        { "moving.webp", "image/webp", 48, 32, 0 },
        { "moving.gif", "image/gif", 48, 32, 0 },
        { "tone.mp3", "audio/mpeg", 0, 0, 1.57 },
        { "vbr.mp3", "audio/mpeg", 0, 0, 1.57 },
        { "opus.ogg", "audio/ogg", 0, 0, 1.5 },
        { "vorbis.ogg", "audio/ogg", 0, 0, 1.5 },
        { "tone.aac", "audio/aac", 0, 0, 1.53 },
        { "tone.m4a", "audio/mp4", 0, 0, 1.5 },
        { "fragmented.m4a", "audio/mp4", 0, 0, 1.3 },
        { "tone.wav", "audio/wav", 0, 0, 1.5 },
        { "tone.weba", "audio/webm", 0, 0, 1.5 },
        { "live.weba", "audio/webm", 0, 0, 1.5 },
    };

    public static TheoryData<string> Names => [.. Directory.GetFiles(Samples).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Kept))]
    public void AFileIsKnownByItsBytes(string name, string type, int width, int height, double seconds)
    {
        var facts = Read(File.ReadAllBytes(Path.Combine(Samples, name))).ShouldNotBeNull();

        (facts.Type, facts.Width, facts.Height).ShouldBe((type, width, height));
        (facts.Seconds ?? 0).ShouldBe(seconds, 0.25);
    }

    [Theory]
    [InlineData("film.webm")]
    [InlineData("film.mp4")]
    public void AFilmIsNoRecording(string name) => Read(File.ReadAllBytes(Path.Combine(Samples, name))).ShouldBeNull();

    [Theory]
    [InlineData("")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"/>")]
    [InlineData("<?xml version=\"1.0\"?><svg/>")]
    [InlineData("<!doctype html><script>alert(1)</script>")]
    [InlineData("%PDF-1.7\n")]
    [InlineData("PK\u0003\u0004")]
    [InlineData("GIF89a")]
    [InlineData("RIFF....WEBP")]
    public void NothingElseIsTaken(string text) => Read(System.Text.Encoding.UTF8.GetBytes(text)).ShouldBeNull();

    [Fact]
    public void ADecompressionBombIsKnownByTheSizeThatItDeclares()
    {
        var png = File.ReadAllBytes(Path.Combine(Samples, "picture.png"));
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), 100_000);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), 90_000);

        var facts = Read(png).ShouldNotBeNull();

        (facts.Width, facts.Height).ShouldBe((100_000, 90_000));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void NoDamageThrowsOrHangs(string name)
    {
        var whole = File.ReadAllBytes(Path.Combine(Samples, name));
        var damages = Gen.Choose(0, whole.Length).Zip(Gen.Choose(0, Math.Min(200, whole.Length - 1)).Zip(Gen.Choose(0, 255)).ArrayOf()).ToArbitrary();
        Prop.ForAll(damages, damage =>
        {
            var bytes = whole.ToArray();
            foreach (var (at, value) in damage.Item2)
            {
                bytes[at] = (byte)value;
            }

            Check(bytes[..damage.Item1]);
            Check(bytes);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(12));
    }

    private static void Check(byte[] bytes)
    {
        if (Read(bytes) is { } facts)
        {
            MediaFormat.Endings.Keys.ShouldContain(facts.Type);
            (facts.Width >= 0 && facts.Height >= 0 && facts.Seconds is not (< 0 or double.NaN)).ShouldBeTrue(facts.ToString());
        }
    }

    private static MediaFacts? Read(byte[] bytes) => MediaFormat.Read(new FileWindow(new MemoryStream(bytes, writable: false)));
}
