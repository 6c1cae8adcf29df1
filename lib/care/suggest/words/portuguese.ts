import type { WordList } from './word-list.ts';

export const portuguese: WordList = {
  language: 'pt',
  words: {
    safety:
      'perigoso, perigosa, perigo, ferido, ferida, machucou, machuquei, hospital, advogado, advogada, processar, processo judicial, ação judicial, procon, na justiça, pegou fogo, fumaça, queimou, queimado, queimada, derreteu, faíscas, superaquece, fuga de gás, explodiu, choque elétrico, reação alérgica, intoxicação, lgpd, vazamento de dados, discriminação, deco',
    spam: 'ganhe dinheiro, ganhar dinheiro, dinheiro fácil, renda extra, renda passiva, criptomoedas, bitcoin, investimento garantido, link na bio, segue de volta, sigo de volta, seguidores grátis, chama no whatsapp, telegram, trabalhe de casa, recuperei meu dinheiro, agente verificado',
    hot: 'terceira vez, quarta vez, continuo à espera, continuo esperando, ainda estou esperando, até agora nada, ninguém responde, ninguém me responde, sem resposta, me ignoram, vergonha, vergonhoso, nunca mais, golpe, golpistas, ladrões, palhaçada, absurdo, um absurdo, descaso, cansado de, cansada de, revoltado, revoltada, ridículo, falta de respeito, nojo',
    press:
      'jornalista, repórter, imprensa, assessoria de imprensa, reportagem, entrevista, redação do, matéria sobre, posicionamento oficial',
    lead: 'quero contratar, gostaria de contratar, quero comprar, gostaria de comprar, interesse em, interessado em, interessada em, orçamento, tabela de preços, atacado, revender, revendedor, ser cliente, virar cliente, mudar para vocês, teste grátis, plano empresarial, conta empresarial, onde posso comprar, onde comprar, falar com vendas',
    outage:
      'fora do ar, sem internet, sem sinal, sem serviço, sem conexão, sem luz, não carrega, não conecta, caiu, caiu o sistema, instável, instabilidade, indisponível, em baixo, avaria, offline',
    returns:
      'devolver, devolução, devoluções, trocar, troca, tamanho errado, produto errado, cor errada, ficou pequeno, ficou grande, ficou apertado, chegou partido, chegou quebrado, chegou quebrada, veio quebrado, com defeito, defeituoso, defeituosa, danificado',
    payment:
      'reembolso, reembolsar, reembolsado, cobrado duas vezes, cobrada duas vezes, cobrado, cobrada, cobraram, cobrança, cobrando, fatura, boleto, pagamento, estorno, estornar, meu dinheiro, meu cartão, cartão recusado, débito, pix, cupom, vale presente, dinheiro de volta, recibo, nota fiscal',
    account:
      'minha conta, conta, senha, palavra passe, palavra-passe, bloqueada, bloqueado, hackeada, hackearam, invadida, código de verificação, fazer login, login, entrar na conta, não consigo entrar, acessar, aceder, meu perfil, suspensa',
    app: 'app, aplicativo, aplicação, o app, fecha sozinho, fecha sozinha, trava, travando, travou, atualização, atualizar, bug, erro, android, ios, iphone, notificações, tela preta, tela branca, ecrã preto',
    order:
      'meu pedido, pedido, minha encomenda, encomenda, encomendas, minha compra, entrega, entregar, entregue, entregaram, entregador, estafeta, rastreio, rastreamento, pacote, envio, enviado, não chegou, não chega, nunca chegou, ainda não chegou, transportadora, reserva',
    stock:
      'em estoque, estoque, em stock, stock, esgotado, esgotada, esgotados, disponível, disponível em, disponibilidade, reposição, repor, volta a ter, vai voltar, tem ainda',
    'product-info':
      'compatível, medidas, dimensões, quanto mede, quanto pesa, quanto dura a bateria, ingredientes, alérgenos, alergénios, sem glúten, vegano, vegana, à prova d água, impermeável, de que material, qual o material, feito de, garantia, especificações, vem com, inclui, diferença entre, tabela de medidas, guia de tamanhos, horário, horários, máquina de lavar, contém',
    advice:
      'recomendam, recomenda, recomendação, recomendações, aconselham, conselho, conselhos, dica, dicas, qual o melhor, qual é melhor, qual tamanho devo, que tamanho devo, o que sugerem, sugerem, me ajudem a escolher, ajuda a escolher, presente para, combina com, ideal para, melhor para',
    complaint:
      'reclamação, reclamar, reclamo, péssimo, péssima, horrível, terrível, ruim, pior, decepcionado, decepcionada, decepção, desiludido, desiludida, desilusão, quebrado, quebrada, partido, não funciona, não funcionam, parou de funcionar, deixou de funcionar, não presta, inaceitável, mau atendimento, mal atendido, mal atendida, mau serviço, má qualidade, mal educado, mal educada, grosseiro, insatisfeito, insatisfeita, chateado, chateada, lixo, sujo, suja, inútil, lamentável',
    feedback:
      'sugestão, sugestões, sugiro, seria bom, seria ótimo, seria legal, seria incrível, seria fixe, podiam, poderiam, deveriam, deviam, tragam de volta, voltem com, adicionem, coloquem, gostaria que, uma ideia, quem dera',
    praise:
      'muito obrigado, muito obrigada, adorei, adoro, amei, amo, excelente, ótimo atendimento, ótimo, ótima, maravilhoso, maravilhosa, incrível, fantástico, fantástica, perfeito, perfeita, sensacional, parabéns, nota dez, nota 10, bom trabalho, impecável, muito atencioso, muito simpáticos, top demais, delicioso, satisfeito, satisfeita, recomendo, cinco estrelas, vocês são demais',
    troll:
      'palhaços, idiotas, imbecis, otários, burros, ninguém gosta de vocês, chora mais, chorem, empresa de merda, lacradores, gado',
    question:
      'uma pergunta, uma dúvida, dúvida, alguém sabe, podem me dizer, podem dizer me, sabem me dizer, é possível, entregam em, fazem entregas',
  },
  faint: {
    praise: 'obrigado, obrigada, bom, boa, feliz, gostei',
    complaint:
      'problema, problemas, ajuda, mau, má, errado, atraso, atrasado, atrasada, demora, lento, não consigo, sumiu, perdido, perdida, resolvam',
    order: 'chegou, chega, chegar, comprei, compra',
    app: 'site, versão, celular, telemóvel, tela',
    payment: 'dinheiro, pagar, paguei, preço, valor',
    question:
      'question mark, como posso, como faço, como é que, quando, onde, vocês têm, vocês tem, a que horas, que horas, posso, podem, tem como, dá para, dá pra, quanto custa, quanto, qual, quais, quem, por que, porque é que',
  },
};
