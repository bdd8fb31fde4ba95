using System.Text;
using Myna.Server.Exercises.Contracts;
using Myna.Server.Exercises.Grading;
using Myna.Server.Shared.Text;

namespace Myna.Server.Tests.Exercises;

/// <summary>What learners of one language type, and what its teachers would say to it.</summary>
public class LanguageGradingTests
{
    private static (Verdict Verdict, Feedback? Feedback) Grade(string language, string accepted, string typed, params string[] courseTexts) =>
        PreparedAnswer.Prepare(language, [accepted], lexicon: new Lexicon(Lexicon.WordsOf(courseTexts, Folding.For(language))))!.Grade(typed);

    [Theory]
    [InlineData("ru")]
    [InlineData("rus")]
    [InlineData("RU")]
    [InlineData("ru-RU")]
    [InlineData("ru_RU")]
    [InlineData("rus-Cyrl-RU")]
    public void EveryFormOfALanguagesTagFindsItsRules(string tag)
    {
        Grade(tag, "её", "ее").Verdict.ShouldBe(Verdict.Correct);
        Grade(tag, "всё", "все").Verdict.ShouldBe(Verdict.Correct);
    }

    [Theory]
    [InlineData("tur", "ışık", "IŞIK", Verdict.Correct)]
    [InlineData("tr-TR", "İstanbul", "istanbul", Verdict.Correct)]
    [InlineData("aze", "qızıl", "QIZIL", Verdict.Correct)]
    [InlineData("deu", "schön", "schoen", Verdict.Accent)]
    [InlineData("ger", "schön", "schoen", Verdict.Accent)]
    [InlineData("fra", "l'eau", "l' eau", Verdict.Correct)]
    [InlineData("fre", "l'eau", "l' eau", Verdict.Correct)]
    [InlineData("eng", "I am", "I'm", Verdict.Correct)]
    [InlineData("iw", "צה\"ל", "צהל", Verdict.Correct)]
    [InlineData("pol", "łódź", "lodz", Verdict.Accent)]
    [InlineData("vie", "hòa bình", "hoà bình", Verdict.Correct)]
    public void ThreeLettersAreAsGoodAsTwo(string tag, string accepted, string typed, Verdict verdict) => Grade(tag, accepted, typed).Verdict.ShouldBe(verdict);

    [Theory]
    [InlineData("zh", "你好，李先生，很高兴认识你。", "你好李先生很高兴认识你")]
    [InlineData("zh", "你好，李先生，很高兴认识你。", "你好 李先生 很高兴 认识 你")]
    [InlineData("zh", "他说：“好”。", "他说‘好’")]
    [InlineData("ja", "すみません、駅はどこですか。", "すみません駅はどこですか")]
    [InlineData("ja", "ジョン・スミス", "ジョンスミス")]
    [InlineData("ja", "ジョン・スミス", "ｼﾞｮﾝ･ｽﾐｽ")]
    [InlineData("ja", "「はい」と言います。", "はいと言います")]
    [InlineData("ja", "３本ください", "3本 ください")]
    [InlineData("ko", "저는 학교에 갑니다.", "저는학교에갑니다")]
    [InlineData("ko", "저는 학교에 갑니다.", "저는 학교 에 갑니다")]
    [InlineData("ko", "물", "\u1106\u116E\u11AF")]
    [InlineData("th", "ฉันรักเธอ", "ฉัน รัก เธอ")]
    [InlineData("th", "น้ำ", "น\u0E4D\u0E49า")]
    [InlineData("lo", "ສະບາຍດີ", "ສະບາຍ ດີ")]
    [InlineData("km", "សួស្ដី", "សួ ស្ដី")]
    [InlineData("my", "မင်္ဂလာပါ", "မင်္ဂလာ ပါ")]
    public void WhereWordsHaveNoSpacesNeitherSpacesNorPunctuationDecide(string language, string accepted, string typed) =>
        Grade(language, accepted, typed).Verdict.ShouldBe(Verdict.Correct);

    [Theory]
    [InlineData("zh", "我有三本书。", "我有五本书")]
    [InlineData("zh", "我有三本书。", "我没有三本书")]
    [InlineData("zh", "二十三", "二十二")]
    [InlineData("zh", "我有三本书。", "我有三本")]
    [InlineData("ja", "今は三時です。", "今は四時です")]
    [InlineData("ja", "ありがとう", "ありがとお")]
    [InlineData("ko", "물입니다", "술입니다")]
    [InlineData("th", "ม้า", "มา")]
    [InlineData("th", "สวัสดี", "สวัสด")]
    public void WhereACharacterIsAWordAnotherOneIsAnotherWord(string language, string accepted, string typed) =>
        Grade(language, accepted, typed).Verdict.ShouldBe(Verdict.Wrong);

    [Fact]
    public void TheChangedCharacterIsNamed()
    {
        var feedback = Grade("zh", "我有三本书。", "我有五本书").Feedback!;

        feedback.Words.ShouldHaveSingleItem().ShouldBe(new WordFeedback("五", "三", WordReason.Changed));
        feedback.Closest.ShouldBe("我有三本书。");
    }

    [Theory]
    [InlineData("khỏe", "khoẻ")]
    [InlineData("hòa bình", "hoà bình")]
    [InlineData("thủy", "thuỷ")]
    [InlineData("thuỷ", "THỦY")]
    [InlineData("quý", "qúy")]
    public void EitherVowelMayHaveTheToneInVietnamese(string accepted, string typed) => Grade("vi", accepted, typed).Verdict.ShouldBe(Verdict.Correct);

    [Theory]
    [InlineData("hòa", "hóa", Verdict.Accent)]
    [InlineData("má", "ma", Verdict.Accent)]
    public void AnotherToneIsToldInVietnamese(string accepted, string typed, Verdict verdict) => Grade("vi", accepted, typed).Verdict.ShouldBe(verdict);

    [Theory]
    [InlineData("fr", "l'eau", "l' eau", Verdict.Correct)]
    [InlineData("fr", "l'eau", "l ’ eau", Verdict.Correct)]
    [InlineData("fr", "à l'école aujourd'hui", "à l' école aujourd' hui", Verdict.Correct)]
    [InlineData("fr", "à l’école", "à l école", Verdict.Correct)]
    [InlineData("fr", "l'eau", "leau", Verdict.Typo)]
    [InlineData("fr", "d'eau", "l'eau", Verdict.Wrong)]
    [InlineData("fr", "qu'est-ce que c'est ?", "Qu’est ce que c’est", Verdict.Correct)]
    [InlineData("it", "l'acqua", "l' acqua", Verdict.Correct)]
    [InlineData("it", "un po' di pane", "un po di pane", Verdict.Correct)]
    [InlineData("ca", "l'home", "l' home", Verdict.Correct)]
    public void ASpaceAtAnApostropheDoesNotDecide(string language, string accepted, string typed, Verdict verdict) =>
        Grade(language, accepted, typed).Verdict.ShouldBe(verdict);

    [Theory]
    [InlineData("My name's Ana.", "My name is Ana", Verdict.Correct)]
    [InlineData("My name is Ana.", "My name's Ana", Verdict.Correct)]
    [InlineData("The shop's closed.", "The shop is closed.", Verdict.Correct)]
    [InlineData("The shop's closed and dark", "The shop is closed and dark", Verdict.Correct)]
    [InlineData("The shop's closed door", "The shop is closed door", Verdict.Wrong)]
    [InlineData("Tom's got a car", "Tom has got a car", Verdict.Correct)]
    [InlineData("Tom's got a car", "Tom is got a car", Verdict.Wrong)]
    [InlineData("Tom's key", "Tom is key", Verdict.Wrong)]
    [InlineData("Tom's key", "Tom has key", Verdict.Wrong)]
    [InlineData("Tom's keys are here", "Tom is keys are here", Verdict.Wrong)]
    [InlineData("Tom's sleeping", "Tom is sleeping", Verdict.Correct)]
    [InlineData("Tom's a doctor", "Tom is a doctor", Verdict.Correct)]
    [InlineData("Tom's a doctor", "Tom has a doctor", Verdict.Wrong)]
    [InlineData("She's a doctor", "She has a doctor", Verdict.Wrong)]
    [InlineData("She has a car", "She's a car", Verdict.Wrong)]
    [InlineData("She has eaten", "She's eaten", Verdict.Correct)]
    [InlineData("The children's room", "The children is room", Verdict.Wrong)]
    [InlineData("(My) name's [Ana]", "name is [Ana]", Verdict.Correct)]
    public void AnEnglishContractionAfterANounIsReadByWhatFollows(string accepted, string typed, Verdict verdict) =>
        Grade("en", accepted, typed).Verdict.ShouldBe(verdict);

    [Theory]
    [InlineData("won", "wont", Verdict.Wrong)]
    [InlineData("want", "wont", Verdict.Wrong)]
    [InlineData("He won't go", "He wont go", Verdict.Typo)]
    public void AContractionWithoutItsApostropheIsThatWordWhereTheCourseTeachesIt(string accepted, string typed, Verdict verdict) =>
        Grade("en", accepted, typed, "He won't go.", "I want it", "We won").Verdict.ShouldBe(verdict);

    [Theory]
    [InlineData("he", "צה\"ל", "צהל", Verdict.Correct)]
    [InlineData("he", "צה״ל", "צה\"ל", Verdict.Correct)]
    [InlineData("he", "ג'ירפה", "גירפה", Verdict.Accent)]
    [InlineData("haw", "Hawaiʻi", "Hawaii", Verdict.Accent)]
    [InlineData("haw", "Hawaiʻi", "Hawai'i", Verdict.Correct)]
    [InlineData("haw", "ʻāina", "aina", Verdict.Accent)]
    [InlineData("uz", "oʻzbek", "ozbek", Verdict.Accent)]
    [InlineData("uzn", "oʻzbek", "o`zbek", Verdict.Correct)]
    [InlineData("uz", "oʻzbek", "özbek", Verdict.Accent)]
    [InlineData("ca", "il·lusió", "il.lusió", Verdict.Correct)]
    [InlineData("ca", "il·lusió", "il-lusio", Verdict.Accent)]
    [InlineData("ca", "col·legi", "COL·LEGI", Verdict.Correct)]
    public void ASignThatIsHardToTypeCostsARemarkAtMost(string language, string accepted, string typed, Verdict verdict) =>
        Grade(language, accepted, typed).Verdict.ShouldBe(verdict);

    [Theory]
    [InlineData("می‌روم", "می روم")]
    [InlineData("می‌روم", "میروم")]
    [InlineData("می روم", "می‌روم")]
    [InlineData("کتاب‌ها", "كتاب ها")]
    public void APersianWordMayBeJoinedOrParted(string accepted, string typed) => Grade("fa", accepted, typed).Verdict.ShouldBe(Verdict.Correct);

    [Theory]
    [InlineData("de", "schön", "schoen", Verdict.Accent, WordReason.Spelling)]
    [InlineData("de", "groß", "gross", Verdict.Accent, WordReason.Spelling)]
    [InlineData("de", "größe", "grösse", Verdict.Accent, WordReason.Spelling)]
    [InlineData("de", "schön", "schon", Verdict.Accent, WordReason.Accent)]
    [InlineData("da", "øl", "oel", Verdict.Accent, WordReason.Spelling)]
    [InlineData("sv", "gå", "gaa", Verdict.Accent, WordReason.Spelling)]
    public void AGermanSpellingWithoutUmlautsIsToldAsASpelling(string language, string accepted, string typed, Verdict verdict, WordReason reason)
    {
        var (given, feedback) = Grade(language, accepted, typed);

        given.ShouldBe(verdict);
        feedback!.Words.ShouldHaveSingleItem().Reason.ShouldBe(reason);
    }

    [Fact]
    public void SwitzerlandWritesNoSharpS() => Grade("de-CH", "groß", "gross").Verdict.ShouldBe(Verdict.Correct);

    [Theory]
    [InlineData("C", "C#")]
    [InlineData("C#", "C")]
    [InlineData("C", "C++")]
    [InlineData("C++", "C#")]
    [InlineData("C++", "C+")]
    public void ASignThatIsPartOfAWordCounts(string accepted, string typed)
    {
        Grade("en", accepted, typed).Verdict.ShouldBe(Verdict.Wrong);
        Grade("en", $"I write {accepted}.", $"I write {accepted}").Verdict.ShouldBe(Verdict.Correct);
    }

    [Theory]
    [InlineData("12 كتابا", "١٢ كتابا")]
    [InlineData("١٢", "12")]
    [InlineData("۱۲", "١٢")]
    [InlineData("१२", "12")]
    [InlineData("๑๒", "12")]
    [InlineData("１２", "12")]
    [InlineData("3.5", "٣٫٥")]
    [InlineData("12", "\U0001E951\U0001E952")]
    public void DigitsOfAnyScriptCountByTheirValue(string accepted, string typed) => Grade("ar", accepted, typed).Verdict.ShouldBe(Verdict.Correct);

    [Fact]
    public void AnotherNumberIsWrongInAnyScript() => Grade("ar", "١٩٨٤", "١٩٨٥").Verdict.ShouldBe(Verdict.Wrong);

    [Theory]
    [InlineData("es", "¿Cómo estás, niño?")]
    [InlineData("vi", "Tiếng Việt rất đẹp")]
    [InlineData("ko", "안녕하세요")]
    [InlineData("de", "Größe")]
    [InlineData("ja", "がっこう")]
    [InlineData("hi", "क़लम")]
    public void AComposedTextIsItsDecomposedOne(string language, string text)
    {
        Grade(language, text, text.Normalize(NormalizationForm.FormD)).Verdict.ShouldBe(Verdict.Correct);
        Grade(language, text.Normalize(NormalizationForm.FormD), text).Verdict.ShouldBe(Verdict.Correct);
    }
}
