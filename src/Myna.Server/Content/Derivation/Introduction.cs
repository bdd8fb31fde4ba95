using System.Text;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Myna.Server.Content.Derivation;

/// <summary>
/// Makes an author's Markdown safe for any client to render: raw HTML is removed, a remaining <c>&lt;</c> that could open a tag is
/// escaped, and links lead to the web, to mail or inside the course only. Code keeps its text.
/// </summary>
internal static class Introduction
{
    private const int MaxPasses = 8;

    // Dialects disagree on what is code: a definition list ends a code span that CommonMark lets run on. Text must be safe in each of them.
    private static readonly MarkdownPipeline[] Dialects =
    [
        new MarkdownPipelineBuilder().UsePipeTables().UsePreciseSourceLocation().Build(),
        new MarkdownPipelineBuilder().UseAdvancedExtensions().UsePreciseSourceLocation().Build(),
    ];

    public static string Sanitise(string markdown)
    {
        var text = markdown.ReplaceLineEndings("\n").Replace("\0", "", StringComparison.Ordinal).Trim('\n');
        for (var pass = 0; pass < MaxPasses; pass++)
        {
            // A removal can join the text around it into a new tag or link: repeat until nothing changes.
            var safe = Dialects.Aggregate(text, SanitiseOnce);
            if (safe == text)
            {
                return text;
            }

            text = safe;
        }

        return text.Replace("<", "&lt;", StringComparison.Ordinal).Replace("](", "] (", StringComparison.Ordinal);
    }

    private static string SanitiseOnce(string text, MarkdownPipeline dialect)
    {
        MarkdownDocument document;
        try
        {
            document = Markdown.Parse(text, dialect);
        }
        catch (ArgumentException)
        {
            // Markdig refuses to nest deeper than its bound; no reader needs that.
            return text.Replace("<", "&lt;", StringComparison.Ordinal).Replace("](", "] (", StringComparison.Ordinal).Replace(">", "", StringComparison.Ordinal)
                .Replace("[", "", StringComparison.Ordinal).Replace("*", "", StringComparison.Ordinal);
        }

        var edits = new List<(int Start, int Length, string With)>();
        var code = new List<SourceSpan>();
        foreach (var node in document.Descendants())
        {
            switch (node)
            {
                case HtmlBlock block:
                    edits.Add(Edit(block.Span, TagsRemoved(Slice(text, block.Span))));
                    break;
                case HtmlInline inline:
                    edits.Add(Edit(inline.Span, ""));
                    break;
                case CodeInline or CodeBlock:
                    code.Add(node.Span);
                    break;
                case AutolinkInline auto:
                    edits.Add(Edit(auto.Span, IsSafe(auto.Url) || auto.IsEmail ? $"[{auto.Url}]({(auto.IsEmail ? "mailto:" : "")}{auto.Url})" : auto.Url));
                    break;
                case LinkInline { IsShortcut: false, Reference: null } link when !IsSafe(link.Url) && link.UrlSpan.Length > 0:
                    edits.Add(Edit(link.UrlSpan, "#"));
                    break;
                case LinkReferenceDefinition definition when !IsSafe(definition.Url) && definition.UrlSpan.Length > 0:
                    edits.Add(Edit(definition.UrlSpan, "#"));
                    break;
            }
        }

        return Apply(text, edits, code);
    }

    private static string Apply(string text, List<(int Start, int Length, string With)> edits, List<SourceSpan> code)
    {
        edits.Sort((a, b) => a.Start.CompareTo(b.Start));
        code.Sort((a, b) => a.Start.CompareTo(b.Start));
        var safe = new StringBuilder(text.Length);
        var (next, within) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            while (next < edits.Count && edits[next].Start < i)
            {
                next++;
            }

            if (next < edits.Count && edits[next].Start == i && edits[next].Length > 0)
            {
                safe.Append(edits[next].With);
                i += edits[next].Length - 1;
                continue;
            }

            while (within < code.Count && code[within].End < i)
            {
                within++;
            }

            var inCode = within < code.Count && code[within].Start <= i;
            safe.Append(text[i] == '<' && !inCode && OpensTag(text, i) ? "&lt;" : text[i]);
        }

        return safe.ToString();
    }

    // CommonMark 0.31, section 6.6: a tag, comment, declaration or instruction begins with one of these.
    private static bool OpensTag(string text, int at) => at + 1 < text.Length && (char.IsAsciiLetter(text[at + 1]) || text[at + 1] is '/' or '!' or '?');

    private static string TagsRemoved(string html)
    {
        var text = new StringBuilder(html.Length);
        var inTag = false;
        foreach (var c in html)
        {
            inTag |= c == '<';
            if (!inTag)
            {
                text.Append(c);
            }

            inTag &= c != '>';
        }

        return text.ToString();
    }

    private static bool IsSafe(string? url)
    {
        if (string.IsNullOrEmpty(url))
        {
            return true;
        }

        // Browsers skip control characters and white space in a scheme.
        var bare = new string([.. url.Where(c => c > ' ' && !char.IsControl(c) && !char.IsWhiteSpace(c))]);
        var colon = bare.IndexOf(':', StringComparison.Ordinal);
        var path = bare.AsSpan().IndexOfAny('/', '?', '#');
        return colon < 0 || (path >= 0 && path < colon)
            || bare[..colon].ToLowerInvariant() is "http" or "https" or "mailto";
    }

    private static string Slice(string text, SourceSpan span) => span.IsEmpty ? "" : text.Substring(span.Start, span.Length);

    private static (int Start, int Length, string With) Edit(SourceSpan span, string with) => (span.Start, span.Length, with);
}
