using System.Collections.Frozen;

namespace Myna.Server.Shared.Text;

/// <summary>
/// When <c>'s</c> is a verb: the words after it tell <c>Tom's got</c> (has), <c>the shop's closed</c> (is) and <c>Tom's key</c> (neither) apart.
/// </summary>
internal static class EnglishVerb
{
    private static readonly FrozenSet<string> Subjects = Words(
        "he she it that this there here what who where when how why which everyone everybody everything someone somebody something anyone anybody",
        "anything nobody nothing one else");

    // Nouns of which something is said rather than owned: "my name's Ana".
    private static readonly FrozenSet<string> Themes = Words("name surname nickname number thing point problem question reason truth");

    // After these a genitive has ended, or cannot have begun.
    private static readonly FrozenSet<string> Grammar = Words(
        "a an the my your his her our their this these those some any no not",
        "i you he she it we they me him us them",
        "in on at to of from with without for by near under over behind between about after before until since during like than as",
        "and but or because so if when while that who which where what how",
        "here there now today tonight tomorrow yesterday again always never often sometimes already just still also only really very too quite",
        "almost probably",
        "going called");

    private static readonly FrozenSet<string> Adverbs = Words("always never often already just still also only really ever not");

    private static readonly FrozenSet<string> Adjectives = Words(
        "able afraid alive alone angry asleep awake away back bad beautiful better big black blue boring broken brown busy cheap clean clever closed cold",
        "cool dangerous dark dead delicious different difficult dirty down easy empty english expensive famous fast fat fine free french fresh friendly full",
        "funny german good great green grey happy hard healthy heavy high home hot hungry ill important intelligent interesting italian late lazy left",
        "light long lost low married near new nice off old open out over poor possible pretty quick quiet ready red rich right sad safe sharp short sick",
        "slow small soft spanish strong stupid sunny sure tall tasty thin thirsty tired true ugly up urgent warm weak wet white wonderful wrong yellow young");

    private static readonly FrozenSet<string> Participles = Words(
        "been become begun bitten blown bought broken brought built caught chosen come cut done drawn drunk driven eaten fallen felt flown forgotten found",
        "given gone got gotten grown had heard hidden hit hurt kept known learnt left lent lost made met paid put read ridden risen run said seen sent shut",
        "slept sold spoken spent stolen swum taken taught thought thrown told understood woken won worn written");

    /// <summary>After these <c>'s</c> is always a verb.</summary>
    public static bool IsSubject(string word) => Subjects.Contains(word);

    public static bool IsGrammatical(string word) => Grammar.Contains(word);

    /// <summary>True when <c>has</c> may be contracted before a word: "he's gone", not "he's a car".</summary>
    public static bool FollowsHas(string word) => Participles.Contains(word) || Adverbs.Contains(word) || word.EndsWith("ed", StringComparison.Ordinal);

    /// <param name="isHas">Whether <c>'s</c> is read as <c>has</c>, or else as <c>is</c>.</param>
    /// <param name="subject">The word that <c>'s</c> is on.</param>
    /// <param name="next">The word after it.</param>
    /// <param name="isNextLast">Whether the answer may end after that, or go on with one of the grammar's words.</param>
    public static bool MayBeRead(bool isHas, string subject, string next, bool isNextLast)
    {
        if (isHas && !FollowsHas(next))
        {
            return false;
        }

        if (next is "got" or "been")
        {
            return isHas;
        }

        return Subjects.Contains(subject) || Themes.Contains(subject) || Grammar.Contains(next)
            || (isNextLast && (Adjectives.Contains(next) || Participles.Contains(next)
                || next.EndsWith("ed", StringComparison.Ordinal) || next.EndsWith("ing", StringComparison.Ordinal)));
    }

    private static FrozenSet<string> Words(params string[] lines) => lines.SelectMany(line => line.Split(' ')).ToFrozenSet(StringComparer.Ordinal);
}
