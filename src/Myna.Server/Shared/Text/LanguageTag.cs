using System.Collections.Frozen;

namespace Myna.Server.Shared.Text;

/// <summary>BCP 47 tags as courses write them, in any of the forms of ISO 639: <c>ru</c>, <c>rus</c>, <c>RU</c>, <c>ru-RU</c>, <c>ru_RU</c>.</summary>
public static class LanguageTag
{
    public const int MaxLength = 35;

    // The two-letter code, then the three-letter codes (bibliographic ones and chief members of a macrolanguage too) and former two-letter
    // codes that stand for it. From the language aliases of Unicode CLDR (supplementalMetadata.xml).
    private const string Aliases = """
        aa aar; ab abk; ae ave; af afr; ak aka fat twi; am amh; an arg; ar ara arb; as asm; av ava; ay aym ayr; az aze azj; ba bak; be bel; bg bul;
        bi bis; bm bam; bn ben; bo bod tib; br bre; bs bos; ca cat; ce che; ch cha; co cos; cr cre cwd; cs ces cze; cu chu; cv chv; cy cym wel;
        da dan; de deu ger; dv div; dz adp dzo; ee ewe; el ell gre; en eng; eo epo; es spa; et ekk est; eu baq eus; fa drw fas per pes prs tnf;
        ff fuc ful; fi fin; fj fij; fo fao; fr fra fre; fy fry; ga gle; gd gla; gl glg; gn grn gug; gu guj prp; gv glv; ha hau; he heb iw; hi hin;
        ho hmo; hr hrv scr; ht hat; hu hun; hy arm hye; hz her; ia ina; id in ind; ie ile; ig ibo; ii iii; ik esk ipk; io ido; is ice isl; it ita;
        iu ike iku; ja jpn; jv jav jaw jw; ka geo kat; kg kng kon; ki kik; kj kua; kk kaz; kl kal; km khm; kn kan; ko kor; kr kau knc; ks kas;
        ku kmr kur; kv kom kpv; kw cor; ky kir; la lat; lb ltz; lg lug; li lim; ln lin; lo lao; lt lit; lu lub; lv lav lvs; mg mlg plt; mh mah;
        mi mao mri; mk mac mkd; ml mal; mn drh khk mon; mr mar; ms may msa zsm; mt mlt; my bur mya; na nau; nb nob; nd nde; ne nep npi; ng ndo;
        nl dut nld; nn nno; no nor; nr nbl; nv nav; ny nya; oc oci; oj ojg oji; om gaz orm; or ori ory; os oss; pa pan; pi pli; pl pol; ps pbu pus;
        pt por; qu que quz; rm roh; rn run; ro mo mol ron rum; ru rus; rw kin; sa cls san; sc src srd; sd snd; se sme; sg sag; si sin; sk slk slo;
        sl slv; sm smo; sn sna; so som; sq alb als sqi; sr cnr scc srp; ss ssw; st sot; su sun; sv swe; sw swa swc swh; ta tam; te tel; tg tgk;
        th tha; ti tir; tk tuk; tn tsn; to ton; tr tur; ts tso; tt tat; ty tah; ug uig; uk ukr; ur urd; uz uzb uzn; ve ven; vi vie; vo vol; wa wln;
        wo wol; xh xho; yi ji ydd yid; yo yor; za zha zyb; zh chi cmn zho; zu zul;
        """;

    private static readonly FrozenDictionary<string, string> ByAlias = Aliases
        .Split([';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(row => row.Split(' '))
        .SelectMany(row => row.Skip(1).Select(alias => (Alias: alias, Code: row[0])))
        .ToFrozenDictionary(entry => entry.Alias, entry => entry.Code, StringComparer.Ordinal);

    /// <summary>
    /// The language in its shortest code and lower case, the region in upper case or null: <c>GER_ch</c> is (<c>de</c>, <c>CH</c>). A language
    /// that is not known stays as it is.
    /// </summary>
    public static (string Language, string? Region) Parse(string? tag)
    {
        var parts = (tag ?? "").Trim().Split(['-', '_']);
        var language = parts[0].ToLowerInvariant();
        return (ByAlias.GetValueOrDefault(language, language), Array.Find(parts[1..], IsRegion)?.ToUpperInvariant());
    }

    private static bool IsRegion(string part) =>
        (part.Length == 2 && part.All(char.IsAsciiLetter)) || (part.Length == 3 && part.All(char.IsAsciiDigit));

    /// <summary>The syntax of RFC 5646, section 2.1, as far as subtags of 1 to 8 letters or digits after a primary one of letters.</summary>
    public static bool IsWellFormed(string tag)
    {
        var subtags = tag.Split('-');
        return tag.Length <= MaxLength && subtags[0].Length is >= 2 and <= 8 && subtags[0].All(char.IsAsciiLetter)
            && subtags.All(subtag => subtag.Length is >= 1 and <= 8 && subtag.All(char.IsAsciiLetterOrDigit));
    }
}
