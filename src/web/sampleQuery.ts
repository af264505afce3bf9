/** What the playground opens with: it works on the companies that Fineprint starts with. */
export const sampleQuery = `# Which vendors are risky, and which words in their policies say so?
query Riskiest {
  companies(first: 5) {
    edges {
      node {
        name
        score {
          grade
          total
          coverage
          criteria {
            question
            because
            contribution
            evidence {
              quote
            }
          }
        }
      }
    }
  }
}

# How risky was one vendor before and after its transfer mechanism fell?
query OnTwoDays {
  company(slug: "qualfon") {
    name
    before: score(asOf: "2020-07-15") {
      ...Risk
    }
    after: score(asOf: "2020-07-16") {
      ...Risk
    }
  }
}

fragment Risk on Scorecard {
  total
  grade
  criteria {
    criterion
    why
    evidence {
      quote
      start
      end
      sectionPath
      policy {
        source
        inForceFrom
      }
    }
  }
}
`;
