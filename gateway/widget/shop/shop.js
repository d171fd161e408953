// The demo shop's page: language, colour of the jacket, demo sign-in, questions for the widget.

"use strict";

(() => {
  const find = (id) => document.getElementById(id);
  const chat = () => document.querySelector("parley-chat");

  find("lang").addEventListener("change", (event) => event.target.form.submit());

  document.querySelector(".options").addEventListener("change", ({ target }) => {
    if (target.name !== "colour") return;
    document.querySelector(".picture").dataset.colour = target.value;
    find("colour-name").textContent = target.dataset.name;
  });

  find("basket").addEventListener("submit", (event) => {
    event.preventDefault();
    find("added").textContent = find("added").dataset.text;
  });

  for (const button of document.querySelectorAll(".ask")) {
    button.addEventListener("click", () => chat()?.ask(button.dataset.question));
  }

  const customer = find("customer");
  if (!customer) return;

  // As on a real shop, the page that follows carries the token its server has signed.
  customer.addEventListener("change", async () => {
    try {
      const response = await fetch("shop/demo-token", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ customer_id: customer.value }),
      });
      if (!response.ok) throw new Error(String(response.status));
      location.reload();
    } catch {
      find("signin-note").textContent = customer.dataset.failed;
    }
  });
})();
