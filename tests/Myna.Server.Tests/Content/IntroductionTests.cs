using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Myna.Server.Content.Derivation;

namespace Myna.Server.Tests.Content;

public partial class IntroductionTests
{
    [Theory]
    [InlineData("# Title\n\nText with *emphasis* and a [link](https://example.org).", "# Title\n\nText with *emphasis* and a [link](https://example.org).")]
    [InlineData("when the noun is plural.</p>", "when the noun is plural.")]
    [InlineData("a <b>bold</b> word", "a bold word")]
    [InlineData("<script>\nalert(1)\n</script>\n\nafter", "\nalert(1)\n\n\nafter")]
    [InlineData("Egin -> egiten, 1 < 2", "Egin -> egiten, 1 < 2")]
    [InlineData("`<b>` is code", "`<b>` is code")]
    [InlineData("```\n<script>\n```", "```\n<script>\n```")]
    [InlineData("<https://example.org/a>", "[https://example.org/a](https://example.org/a)")]
    [InlineData("[x](javascript:alert(1))", "[x](#)")]
    [InlineData("[x](JaVaScRiPt:alert(1))", "[x](#)")]
    [InlineData("![x](data:text/html;base64,AAAA)", "![x](#)")]
    [InlineData("[x][y]\n\n[y]: vbscript:x", "[x][y]\n\n[y]: #")]
    [InlineData("[next](../02/more.md#part)", "[next](../02/more.md#part)")]
    public void MarkdownIsKeptAndWhatIsDangerousGoes(string written, string kept) => Introduction.Sanitise(written).ShouldBe(kept);

    [Theory]
    [InlineData("<<b>script>alert(1)</script>")]
    [InlineData("<scr<script>ipt>alert(1)</scr</script>ipt>")]
    [InlineData("<img src=x\nonerror=alert(1)>")]
    [InlineData("<!-- --><svg/onload=alert(1)>")]
    [InlineData("[x](java&#115;cript:alert(1))")]
    [InlineData("[x](<javascript:alert(1)>)")]
    [InlineData("[x](\tjavascript:alert(1))")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("[<b]: javascript:x\n\n[<b]")]
    [InlineData("> <div>\n> quoted\n\n- <iframe src=x>\n")]
    [InlineData("| <b> | `<i>` |\n|---|---|\n| <u>x</u> | y |")]
    [InlineData("`a ```\n:    b<<script-->```\nc")]
    public void NothingDangerousIsLeft(string hostile) => ShouldBeHarmless(Introduction.Sanitise(hostile));

    [Fact]
    public void NoMixtureOfMarkupIsDangerous()
    {
        var pieces = new[]
        {
            "<", ">", "</", "<script", "<!--", "-->", "<?", "<![CDATA[", "]]>", "`", "```\n", "[", "]", "(", ")", "![", "](", "javascript:", "\"", "'", "\\",
            "\n", "\n\n", "    ", "> ", "- ", "a", " ", "&lt;", "&#x6A;", "|", "---", "*", "_", ":", "//", "<a href=", "onload=", "]: ", "\0", "\t",
        };
        var texts = Gen.Elements(pieces).ListOf().Select(string.Concat).ToArbitrary();

        Prop.ForAll(texts, text => ShouldBeHarmless(Introduction.Sanitise(text))).Check(Config.QuickThrowOnFailure.WithMaxTest(2000).WithEndSize(40));
    }

    [Fact]
    public void HugeNestingIsBounded() => ShouldBeHarmless(Introduction.Sanitise(new string('>', 50_000) + new string('[', 50_000) + "<b>"));

    private static void ShouldBeHarmless(string markdown)
    {
        foreach (var pipeline in new[] { new MarkdownPipelineBuilder().Build(), new MarkdownPipelineBuilder().UseAdvancedExtensions().Build() })
        {
            foreach (var node in Markdown.Parse(markdown, pipeline).Descendants())
            {
                node.ShouldNotBeOfType<HtmlBlock>(markdown);
                node.ShouldNotBeOfType<HtmlInline>(markdown);
                if (node is LinkInline { Url: { } url })
                {
                    Dangerous().IsMatch(url).ShouldBeFalse(markdown);
                }
            }
        }
    }

    [GeneratedRegex("^\\s*(?:javascript|vbscript|data)\\s*:", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Dangerous();
}
