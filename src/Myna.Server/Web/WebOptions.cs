using System.ComponentModel.DataAnnotations;

namespace Myna.Server.Web;

/// <summary>The <c>Myna:Web</c> section: the pages that browsers are given.</summary>
public sealed class WebOptions
{
    public const string Section = "Myna:Web";

    /// <summary>Whether this server serves pages at all. Without them <c>/</c> is an unknown address like any other.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>The folder of the built pages. Empty: <c>web</c> beside the program.</summary>
    [StringLength(1000)]
    public string Folder { get; set; } = "";
}
