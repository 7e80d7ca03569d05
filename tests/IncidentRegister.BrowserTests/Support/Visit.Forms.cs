using Microsoft.Playwright;

namespace IncidentRegister.BrowserTests.Support;

/// <summary>What a person does with the forms of a page. Fields go by their names, choices by their codes.</summary>
public sealed partial class Visit
{
    public ILocator Main => Page.Locator("main, aside");

    public Task Write(string field, string text) => Field(field).FillAsync(text);

    /// <summary>Of a list, a set of radio buttons or of boxes.</summary>
    public async Task Choose(string field, string code)
    {
        var list = Page.Locator($"select[name='{field}']:visible");
        if (await list.CountAsync() > 0) await list.SelectOptionAsync(code);
        else await Page.Locator($"input[name='{field}'][value='{code}']:visible").CheckAsync();
    }

    /// <summary>A day that is known exactly: <c>2022-12-01</c>.</summary>
    public async Task WriteDay(string field, string day)
    {
        var parts = day.Split('-');
        await Choose($"{field}.Precision", "day");
        await Write($"{field}.Day", parts[2]);
        await Write($"{field}.Month", parts[1]);
        await Write($"{field}.Year", parts[0]);
    }

    /// <summary>Presses a button of this form, by a selector within the page's own part.</summary>
    public Task Press(string button) => Main.Locator($"{button}:visible").First.ClickAsync();

    /// <summary>Presses the main button of the page, and waits for the page that comes back.</summary>
    public Task<IResponse> SendAsItStands() => Page.RunAndWaitForResponseAsync(
        () => Press("button.p"), answer => answer.Request.IsNavigationRequest && answer.Request.Method == "GET");

    private ILocator Field(string name) => Page.Locator($"[name='{name}']:not([type=hidden]):visible");
}
