using System.Collections.Frozen;

namespace Myna.Server.Shared.Text;

/// <summary>The rules of a language for comparing texts.</summary>
[Flags]
internal enum LanguageRules
{
    None = 0,

    /// <summary>Contractions are written out.</summary>
    EnglishContractions = 1,

    /// <summary><c>I</c> is the capital of <c>ı</c>, <c>İ</c> that of <c>i</c>.</summary>
    DotlessI = 2,

    /// <summary><c>ё</c> is <c>е</c>: most texts leave the dots out.</summary>
    YoIsYe = 4,

    /// <summary><c>ae</c> is how <c>ä</c> or <c>æ</c> is written without the key for it, <c>aa</c> for <c>å</c>.</summary>
    WritesOutUmlauts = 8,

    /// <summary><c>ß</c> is a letter of its own, and <c>ss</c> another spelling of it; elsewhere they are the same.</summary>
    KeepsSharpS = 16,

    /// <summary>An apostrophe ends a word (<c>l'eau</c> is two words), whatever spaces are typed around it.</summary>
    ApostropheParts = 32,

    /// <summary>An apostrophe is a letter or a sign on one; without it a word is as without an accent.</summary>
    ApostropheIsMark = 64,

    /// <summary>The tone stands on either vowel of <c>oa</c>, <c>oe</c> and <c>uy</c>.</summary>
    ToneMoves = 128,

    /// <summary>A point between two <c>l</c> is part of the letter, in the middle or not.</summary>
    PointJoinsL = 256,

    /// <summary>The Arabic keyboard's <c>ي</c> and <c>ك</c> are Persian <c>ی</c> and <c>ک</c>.</summary>
    PersianLetters = 512,
}

/// <summary>The rules of each language that has some. A script's rules (<see cref="Scripts"/>) need no language.</summary>
internal static class LanguageTable
{
    private static readonly (string Languages, LanguageRules Rules)[] Rows =
    [
        ("en", LanguageRules.EnglishContractions),
        ("tr az crh gag", LanguageRules.DotlessI),
        ("ru", LanguageRules.YoIsYe),
        ("de bar nds ksh", LanguageRules.WritesOutUmlauts | LanguageRules.KeepsSharpS),
        ("de-CH de-LI gsw lb da nb nn no sv fi et fo", LanguageRules.WritesOutUmlauts),
        ("fr it oc co sc scn vec lmo pms lij nap fur frp wa", LanguageRules.ApostropheParts),
        ("ca", LanguageRules.ApostropheParts | LanguageRules.PointJoinsL),
        ("he yi uz kaa haw sm to ty rap", LanguageRules.ApostropheIsMark),
        ("vi", LanguageRules.ToneMoves),
        ("fa", LanguageRules.PersianLetters),
    ];

    private static readonly FrozenDictionary<string, LanguageRules> ByLanguage = Rows
        .SelectMany(row => row.Languages.Split(' ').Select(language => (Language: language, row.Rules)))
        .ToFrozenDictionary(entry => entry.Language, entry => entry.Rules, StringComparer.Ordinal);

    /// <param name="languageTag">In any form; null and languages without rules of their own have none.</param>
    public static LanguageRules RulesOf(string? languageTag)
    {
        var (language, region) = LanguageTag.Parse(languageTag);
        return region is not null && ByLanguage.TryGetValue($"{language}-{region}", out var ofRegion) ? ofRegion : ByLanguage.GetValueOrDefault(language);
    }
}
