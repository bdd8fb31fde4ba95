using System.Net;
using System.Text.Json;

namespace Myna.Server.Tests.Scenarios;

/// <summary>An answer of the API, read.</summary>
public sealed record Reply(HttpStatusCode Status, string Text, string? ContentType, HttpResponseMessage Raw)
{
    public JsonElement Body => JsonDocument.Parse(Text).RootElement;

    public JsonElement this[string property] => Body.GetProperty(property);

    /// <summary>The problem's code; null when it is not a problem.</summary>
    public string? Code => ContentType == "application/problem+json" ? Body.GetProperty("code").GetString() : null;

    public Reply ShouldBeOk(HttpStatusCode status = HttpStatusCode.OK)
    {
        Status.ShouldBe(status, Text);
        return this;
    }

    public Reply ShouldBe(HttpStatusCode status, string code)
    {
        Status.ShouldBe(status, Text);
        Code.ShouldBe(code, Text);
        return this;
    }
}
