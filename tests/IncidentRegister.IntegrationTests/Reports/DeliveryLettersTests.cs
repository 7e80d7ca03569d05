using IncidentRegister.Application.Accounts;
using IncidentRegister.Application.Reports;
using IncidentRegister.Domain.Incidents;
using Microsoft.Extensions.DependencyInjection;

namespace IncidentRegister.IntegrationTests.Reports;

/// <summary>What every copy says besides the report itself, in each language in which mail is written.</summary>
public sealed class DeliveryLettersTests
{
    [Theory]
    [InlineData("en", "somebody entered you for it. To stop it:", "Stop this report", "Something for you to read")]
    [InlineData("fr", "quelqu’un vous y a inscrit. Pour l’arrêter :", "Arrêter ce rapport", "Quelque chose à lire pour vous")]
    [InlineData("es", "alguien le ha inscrito. Para dejar de recibirlo:", "Dejar de recibir este informe", "Algo para leer")]
    [InlineData("ar", "لأن أحدًا سجّلك فيه. لإيقافه:", "أوقف هذا التقرير", "لديك ما تقرؤه")]
    public async Task The_way_out_and_a_discreet_subject_are_in_the_language_of_the_reader(
        string language, string sentence, string link, string subject)
    {
        await using var services = new ServiceCollection().AddSingleton<IReportRenderer>(new Everywhere()).BuildServiceProvider();
        var letters = new DeliveryLetters(services.GetRequiredService<IServiceScopeFactory>(), new PublicAddress("https://register.example"));
        var copy = new TakenDelivery(
            Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), "name", "reader@test.example", "Reader", language, Tlp.Green, HasDiscreetSubject: true, "secret");

        var letter = await letters.Make(copy, 1, default);

        Assert.EndsWith($"{sentence}\nhttps://register.example/unsubscribe/secret\n", letter.Text, StringComparison.Ordinal);
        Assert.Contains($"<a href=\"https://register.example/unsubscribe/secret\">{link}</a>", System.Net.WebUtility.HtmlDecode(letter.Html), StringComparison.Ordinal);
        Assert.Equal((subject, language), (letter.Subject, letter.Language));
    }

    private sealed class Everywhere : IReportRenderer
    {
        public Task<RenderedReport> Render(Guid runId, string language, Tlp ceiling, CancellationToken ct) => Task.FromResult(Recipients.Report);
    }
}
