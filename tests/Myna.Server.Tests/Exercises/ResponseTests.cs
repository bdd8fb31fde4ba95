using System.Text.Json;
using System.Text.Json.Serialization;
using Myna.Server.Exercises.Contracts;

namespace Myna.Server.Tests.Exercises;

public partial class ResponseTests
{
    [Theory]
    [InlineData("\"a\"")]
    [InlineData("\"\"")]
    [InlineData("[]")]
    [InlineData("[\"a\",\"b\"]")]
    [InlineData("[[\"a\",\"b\"],[\"c\",\"d\"]]")]
    public void AResponseIsWrittenAsItIsRead(string json) =>
        JsonSerializer.Serialize(JsonSerializer.Deserialize(json, ResponseTestJson.Default.Response), ResponseTestJson.Default.Response).ShouldBe(json);

    [Theory]
    [InlineData("1")]
    [InlineData("true")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("[null]")]
    [InlineData("[\"a\",[\"b\",\"c\"]]")]
    [InlineData("[[\"a\",\"b\"],\"c\"]")]
    [InlineData("[[\"a\"]]")]
    [InlineData("[[\"a\",\"b\",\"c\"]]")]
    [InlineData("[[[\"a\"]]]")]
    [InlineData("[[]]")]
    [InlineData("\"\\uD800\"")]
    public void AnythingElseIsRefused(string json) =>
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize(json, ResponseTestJson.Default.Response));

    [Fact]
    public void ALongListIsRefused() =>
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize($"[{string.Join(',', Enumerable.Repeat("\"a\"", 201))}]", ResponseTestJson.Default.Response));

    [JsonSerializable(typeof(Response))]
    private sealed partial class ResponseTestJson : JsonSerializerContext;
}
