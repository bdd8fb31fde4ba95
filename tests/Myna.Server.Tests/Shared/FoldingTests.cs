using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Myna.Server.Shared.Text;

namespace Myna.Server.Tests.Shared;

public class FoldingTests
{
    [Theory]
    [InlineData("en", "  The   CAT sleeps. ", "the cat sleeps")]
    [InlineData("es", "¿Cómo estás?", "cómo estás")]
    [InlineData("es", "Co\u0301mo", "cómo")]
    [InlineData("ja", "ＡＢＣ　ｶﾅ", "abc カ ナ")]
    [InlineData("en", "don’t", "do not")]
    [InlineData("en", "I´m", "i am")]
    [InlineData("en", "CANNOT", "can not")]
    [InlineData("en", "won't", "will not")]
    [InlineData("en", "dont", "do not")]
    [InlineData("en", "we're they've you'll", "we are they have you will")]
    [InlineData("en", "Mikel's", "mikel's")]
    [InlineData("en", "the dogs' 'bone'", "the dogs bone")]
    [InlineData("fr", "l’eau", "l eau")]
    [InlineData("ga", "d’ól", "d'ól")]
    [InlineData("zh", "我有 3本书。", "我 有 3 本 书")]
    [InlineData("ja", "「はい」", "は い")]
    [InlineData("th", "๑๒ คน", "12 ค น")]
    [InlineData("en", "C# and C++", "c# and c++")]
    [InlineData("en", "#1 a#b", "1 a b")]
    [InlineData("fr", "« est-ce que »", "est ce que")]
    [InlineData("tr", "ISPARTA İZMİR", "ısparta izmir")]
    [InlineData("en", "ISPARTA İZMİR", "isparta izmir")]
    [InlineData("de", "STRASSE Straße ẞ", "strasse straße ß")]
    [InlineData("el", "ΛΌΓΟΣ λόγος", "λόγοσ λόγοσ")]
    [InlineData("ru", "Ёлка ёж", "елка еж")]
    [InlineData("uk", "Ёлка", "ёлка")]
    [InlineData("ar", "كِتَـاب", "كتاب")]
    [InlineData("he", "שָׁלוֹם", "שלום")]
    [InlineData("ca", "col·legi", "collegi")]
    [InlineData("en", "it costs $3.50, 1,000 times", "it costs $3.50 1,000 times")]
    [InlineData("en", "a\u200Bb\uFEFFc\u00AD d\u202E", "abc d")]
    [InlineData("en", "a\u0000b\u0007", "ab")]
    [InlineData("en", "\u00A0a\u00A0b\u2003", "a b")]
    [InlineData("bn", "কুকুর", "কুকুর")]
    [InlineData("en", "?!", "")]
    [InlineData("en", "", "")]
    [InlineData("en", "👍 ok", "👍 ok")]
    public void TextsAreComparedInThisForm(string language, string text, string normal) => Folding.For(language).Normalise(text).ShouldBe(normal);

    [Fact]
    public void ARegionOrScriptOfALanguageKeepsItsRules() => Folding.For("tr-TR").Normalise("I").ShouldBe("ı");

    [Theory]
    [InlineData(10_000)]
    [InlineData(Folding.MaxLength + 1)]
    public void ATextThatIsTooLongHasNoWords(int length) => Folding.For("en").Normalise(new string('a', length)).ShouldBe("");

    [Fact]
    public void LoneSurrogatesAreReplacedAndNeverThrow()
    {
        Folding.For("en").Normalise("a\uD800b").ShouldBe("a\uFFFDb");
        Folding.For("en").Normalise("\uDC00\uD800").ShouldBe("\uFFFD\uFFFD");
    }

    [Fact]
    public void AStackingSignJoinsOnlyLettersOfScriptsWithoutSpaces() =>
        // A Myanmar virama before a German sharp s: the letter is spelt out in the first pass and must fall into the same words in a second one.
        Folding.For("en").NormaliseAsTyped("\u5330\u1039\u00DF").ShouldBe("\u5330\u1039 ss");

    [Fact]
    public void AnyTextNormalisesToItself()
    {
        var units = Gen.OneOf(
            Gen.Elements("aIİıßςlòae'’.,-#é´`0٣๒\u0301\u200B\u200C \t\u00A0字ม\u0E49한ה\"ي".ToCharArray()),
            Gen.Choose(0, 0xFFFF).Select(unit => (char)unit));
        var texts = units.ArrayOf().Select(chars => new string(chars)).ToArbitrary();
        foreach (var folding in new[] { Folding.For("en"), Folding.For("tr"), Folding.For("ru"), Folding.For("de"), Folding.For("ca"), Folding.For("vi"), Folding.For("fa"), Folding.For(null) })
        {
            Prop.ForAll(texts, text =>
            {
                var normal = folding.NormaliseAsTyped(text);
                folding.NormaliseAsTyped(normal).ShouldBe(normal, Escaped(text));
                normal.ShouldBe(normal.Trim(' '));
                normal.ShouldNotContain("  ");
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
        }
    }

    private static string Escaped(string text) => text.Aggregate(new StringBuilder(), (all, c) => all.Append("\\u").Append(((int)c).ToString("X4", null))).ToString();
}
