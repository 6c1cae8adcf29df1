import type { WordList } from './word-list.ts';

export const english: WordList = {
  language: 'en',
  words: {
    safety:
      'unsafe, dangerous, caught fire, on fire, burned me, burnt my, scorched, melted, melting, smoke, smoking, burning smell, sparks, sparking, overheats, overheated, overheating, gas leak, too hot to touch, electric shock, exploded, injured, injury, hospital, allergic reaction, food poisoning, choking hazard, recall, lawyer, solicitor, attorney, legal action, sue you, lawsuit, small claims, trading standards, data breach, gdpr, discrimination, harassed',
    spam: 'phishing, follow back, follow me back, free followers, crypto, bitcoin, forex, airdrop, giveaway winner, make money, earn money, passive income, investment opportunity, financial freedom, dm me to earn, click the link in my bio, link in bio, check my bio, whatsapp me, telegram, onlyfans, promo code below, cheap followers, helped me recover, recovery expert, recovered my, recovered all my, verified agent, kindly message, kindly dm, kindly send, message her today, message him today, changed my life, trading signals, work from home and earn',
    hot: 'third time, 3rd time, fourth time, still waiting, still no reply, no reply, no response, nobody answers, nobody replies, ignored, ignoring me, worst ever, worst company, never again, never buying, ridiculous, disgrace, disgraceful, disgusting, furious, livid, fed up, scam, scammers, joke of a company, fuming, appalling, shame on you, had enough, speak to a manager, talk to a manager, a manager, wtf',
    press:
      'journalist, reporter, press enquiry, press inquiry, press office, press contact, media enquiry, media contact, for comment, request for comment, on the record, writing a story, writing an article, writing about, our readers, my readers, for tomorrow s paper, for the paper, working on a story, our newsroom, interview with your',
    lead: 'interested in buying, looking to buy, want to buy, thinking of switching, switch to you, switching to you, become a customer, pricing, a quote, price list, bulk order, bulk discount, wholesale, reseller, become a partner, business account, business plan, enterprise plan, sales team, talk to sales, speak to sales, demo, free trial, sign up for, book an appointment, where can i buy',
    outage:
      'outage, is down, are down, went down, gone down, site down, servers down, offline, no internet, no signal, no service, no connection, power cut, not loading, wont load, can t connect, cannot connect, unavailable, service loss, servers, server disconnects, server issues, disconnected, 503, 502, 500 error, server error',
    returns:
      'return, returns, returned, returning, return label, send back, send it back, sending back, sent back, exchange, exchanged, wrong size, wrong item, wrong colour, wrong color, doesn t fit, does not fit, too small, too big, faulty, defective, arrived broken, arrived damaged, came broken, replacement',
    payment:
      'refund, refunded, charged me, was charged, were charged, been charged, got charged, still charged, charged for, charged twice, charge me, double charged, overcharged, charging me, billed, billing, bill, payment, paid twice, invoice, my card, card declined, my money back, direct debit, took money, price gouging, voucher, gift card, discount code, promo code, subscription fee, transaction, receipt',
    account:
      'my account, account, password, passwords, locked out, verification code, two factor, 2 step, 2fa, hacked, sign in, log on, compromised, signed out, logged out, log in, login, logging in, username, reset link, delete my account, suspended, change my email, recover, my profile',
    app: 'app, apps, crash, crashes, crashing, crashed, crashes on, update broke, since the update, latest update, new update, bug, buggy, glitch, glitching, freezes, freezing, frozen, keeps closing, won t open, wont open, error message, error code, ios, android, notifications, dark mode, black screen, blank screen, uninstalled, reinstalled',
    order:
      'my order, order number, an order, ordered, delivery, deliver, delivered, delivering, tracking, parcel, parcels, package, packages, shipped, shipping, shipment, dispatched, courier, hasn t arrived, not arrived, never arrived, never came, still not here, yet to arrive, driver, missing item, out for delivery, lost in the post, label printed, cancel my order, booking',
    stock:
      'in stock, out of stock, sold out, back in stock, restock, restocking, restocked, stock, available in, any left, availability, when will you have, still available, back soon',
    'product-info':
      'compatible, compatible with, dimensions, measurements, how big is, how tall is, how heavy, how long does the battery, battery life, ingredients, allergens, gluten free, vegan, contains nuts, contain nuts, waterproof, dishwasher safe, machine washable, made of, made from, made in, what material, what fabric, warranty, guarantee, specs, does it come with, come with, comes with, does it have, does it work with, does it fit, fit the, fits the, spare parts, spare part, difference between, size guide, user manual, opening hours, opening times',
    advice:
      'which one should i, which one would you, which size should, what size should, should i get, should i buy, should i choose, what should i wear, recommend, recommendation, recommendations, any advice, advice, any tips, tips for, what would you suggest, what goes with, what would go with, best for, better for, help me choose, help me pick, gift for, go well with, good for beginners, to go with',
    complaint:
      'complaint, complain, complaining, terrible, awful, horrible, dreadful, rubbish, useless, shocking, rude, disappointed, disappointing, disappointment, let down, poor service, poor quality, bad service, bad experience, worst, broken, broke, fell apart, stopped working, not working, doesn t work, doesnt work, does not work, don t work, isn t working, won t work, unacceptable, not good enough, not happy, unhappy, frustrating, frustrated, annoying, annoyed, pathetic, waste of money, thanks for nothing, no help, on hold for, dirty, cold food, ripped off, misleading, fix this, fix it, fix your, hate',
    feedback:
      'suggestion, feature request, please add, can you add, could you add, please bring back, bring back, would be nice, would be great if, would be great to, would love to see, would love it if, it d be great, it would help if, i wish, wish you would, you should add, you should make, you should sell, you should offer, consider adding, please consider, feedback, an idea, please make, please stop, please use, please allow, please ban, option to',
    praise:
      'thank you so much, thanks so much, many thanks, love it, love this, love my, love your, love the, loving, great service, great job, great work, excellent, amazing, fantastic, brilliant, well done, awesome, wonderful, best customer service, best service, so helpful, very helpful, super helpful, so happy with, very happy with, made my day, shout out, shoutout, kudos, perfect, delicious, impressed, five stars, 5 stars, highly recommend, lovely staff, delighted, you rock, hats off',
    troll:
      'clowns, clown, idiots, morons, losers, dumbest, cry harder, go cry, ratio, nobody likes you, nobody uses, trash company, garbage company, delete your account, your ceo is, l company, get a life, snowflakes, woke, sheep',
    question:
      'do you ship to, do you deliver to, what are your, what is your, is it possible, is there a way, can someone tell me, can you tell me, could you tell me, does anyone know, quick question, a question, wondering if, any idea, any update on when, any word on when, any news on when, is this true',
  },
  faint: {
    praise: 'thank you, thanks, thx, cheers, good, great, nice, happy, love, helpful, best',
    complaint:
      'problem, problems, issue, issues, wrong, please help, help, slow, late, disappeared, gone, missing, lost, stuck, unable to, not able to, cannot, can t, cant, won t let me, resolve, fix, fail, failed, fails, failing, keeps, bad, bummer, what is going on, what s going on, delayed, delay, poor',
    order: 'order, arrive, arrived, arriving, eta, item, purchase, purchased',
    app: 'update, version, phone, website, site, screen, button, error',
    payment: 'money, price, pay, paid, cost, costs, fee, fees',
    returns: 'swap, damaged',
    question:
      'question mark, why is, why are, how do i, how do you, how can i, how can we, how to, how does, how much, how long, how many, can i, can you, can we, could i, do you, do i, does the, does it, did you, is there, are there, are you, will you, will there, when will, when does, when do, when is, when are, where can, where do, where is, where are, what time, what is, what s the, which of, who is, what day, may i, any chance',
  },
};
